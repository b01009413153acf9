-- People keep the registry of assets and devices: each row counts its changes, and what is taken out stays as history.

alter table asset add column version integer not null default 1;
alter table asset add column retired_at timestamptz;
comment on column asset.version is 'Counts changes.';
comment on column asset.retired_at is 'When it was taken out of the registry; null while it is watched.';

alter table device add column version integer not null default 1;
alter table device add column retired_at timestamptz;
comment on column device.version is 'Counts changes by people.';
comment on column device.retired_at is 'When it was taken out of the registry; null otherwise. Then it is not registered, never expires, and nothing it says is judged.';
comment on column device.registered is 'False: a stranger or a retired one; its readings are marked UNREGISTERED.';
alter table device add column back_at timestamptz;
comment on column device.back_at is 'When it was entered again after it had been taken out; what is older is judged by nothing.';
create index device_retired on device (domain) where retired_at is not null or back_at is not null;

alter table sensor add column registered boolean not null default true;
comment on column sensor.registered is 'False: nobody entered it; its device says it, or it is worked out of a waveform.';
update sensor s set registered = false
where s.quantity ~ '-(mean|min|max|rms|peak-to-peak|frequency)$' and exists (select from sensor w
    where w.device = s.device and w.quantity = regexp_replace(s.quantity, '-(mean|min|max|rms|peak-to-peak|frequency)$', ''));

create table registry_audit (
    seq bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null check (action in ('MADE', 'CHANGED', 'RETIRED')),
    kind text not null check (kind in ('asset', 'device')),
    id text not null,
    before jsonb,
    after jsonb,
    source text not null
);
create index registry_audit_of on registry_audit (kind, id, seq);
comment on table registry_audit is 'Who changed the registry, when and from where; append only.';
comment on column registry_audit.seq is 'Running number.';
comment on column registry_audit.at is 'When, in the city''s time.';
comment on column registry_audit.actor is 'Who.';
comment on column registry_audit.action is 'What was done.';
comment on column registry_audit.kind is 'asset or device.';
comment on column registry_audit.id is 'Which.';
comment on column registry_audit.before is 'As it was; null where it is new.';
comment on column registry_audit.after is 'As it is now; null where it was taken out.';
comment on column registry_audit.source is 'From where: address of the caller.';

alter table rule_audit drop constraint rule_audit_action_check;
alter table rule_audit add constraint rule_audit_action_check
    check (action in ('PROPOSE', 'SHADOW', 'ACTIVATE', 'ROLL_BACK', 'RETIRE', 'OVERRIDE', 'END_OVERRIDE', 'WORK', 'END_WORK', 'DEVICES'));
