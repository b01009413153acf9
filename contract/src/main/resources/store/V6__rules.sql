-- Rules that people change while the job runs: versions of a domain's rules, single places' own levels, and the mark on
-- what a version in shadow says.

create table rule_version (
    domain text not null,
    version integer not null check (version > 0),
    state text not null check (state in ('PROPOSED', 'SHADOW', 'ACTIVE', 'RETIRED')),
    rules text not null,
    author text not null,
    reason text not null,
    created_at timestamptz not null,
    activated_at timestamptz,
    replaced integer,
    primary key (domain, version)
);
create unique index rule_version_active on rule_version (domain) where state = 'ACTIVE';
create unique index rule_version_shadow on rule_version (domain) where state = 'SHADOW';
comment on table rule_version is 'Versions of the rules of a domain. Version 0 is the folder a build carries and has no row: it is in force where no row is ACTIVE.';
comment on column rule_version.domain is 'Folder name of the domain.';
comment on column rule_version.version is 'Counts up from 1 in each domain; signal.rule_version.';
comment on column rule_version.state is 'PROPOSED: read without a fault, nothing more. SHADOW: judges, but nobody is paged. ACTIVE: in force. RETIRED: was one of these.';
comment on column rule_version.rules is 'The whole of its rules.yaml; never changed.';
comment on column rule_version.author is 'Who wrote it.';
comment on column rule_version.reason is 'Why, in the author''s words.';
comment on column rule_version.created_at is 'When, in the city''s time.';
comment on column rule_version.activated_at is 'When it last came into force; null where it never did.';
comment on column rule_version.replaced is 'The version that was in force when somebody activated it last: what a roll back returns to.';

create table rule_override (
    id bigint generated always as identity primary key,
    domain text not null,
    rule text not null,
    asset text,
    device text,
    levels jsonb not null,
    author text not null,
    reason text not null,
    created_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz,
    ended_by text,
    check ((asset is null) <> (device is null))
);
create index rule_override_until on rule_override (until) where ended_at is null;
comment on table rule_override is 'Levels of a rule that hold for one asset or device alone, and for a time.';
comment on column rule_override.id is 'Running number.';
comment on column rule_override.domain is 'Folder name of the rule''s domain.';
comment on column rule_override.rule is 'Rule id.';
comment on column rule_override.asset is 'The asset it holds for; null where it is a device.';
comment on column rule_override.device is 'The device it holds for; null where it is an asset. A device''s levels go before its asset''s.';
comment on column rule_override.levels is 'As in rules.yaml, an array: the colours of the rule, with other numbers.';
comment on column rule_override.author is 'Who wants it.';
comment on column rule_override.reason is 'Why, in the author''s words.';
comment on column rule_override.created_at is 'When, in the city''s time.';
comment on column rule_override.until is 'From then on the rule''s own levels hold again.';
comment on column rule_override.ended_at is 'When somebody ended it before its time; null where nobody did.';
comment on column rule_override.ended_by is 'Who ended it.';

create table rule_audit (
    seq bigint generated always as identity primary key,
    domain text not null,
    version integer,
    override bigint references rule_override,
    at timestamptz not null,
    actor text not null,
    action text not null check (action in ('PROPOSE', 'SHADOW', 'ACTIVATE', 'ROLL_BACK', 'RETIRE', 'OVERRIDE', 'END_OVERRIDE')),
    comment text not null,
    source text not null
);
create index rule_audit_domain on rule_audit (domain, seq);
comment on table rule_audit is 'Who did what with rules, when, why and from where; append only. Writers hold pg_advisory_xact_lock(7205), so its seq follows commit order: jobs look here for what is new.';
comment on column rule_audit.seq is 'Running number, and the revision of the domain''s rules.';
comment on column rule_audit.domain is 'Folder name of the domain.';
comment on column rule_audit.version is 'The version it is about; null where it is about an override.';
comment on column rule_audit.override is 'rule_override.id; null where it is about a version.';
comment on column rule_audit.at is 'When, in the city''s time.';
comment on column rule_audit.actor is 'Who.';
comment on column rule_audit.action is 'What.';
comment on column rule_audit.comment is 'Why, in the person''s words.';
comment on column rule_audit.source is 'From where: address of the caller.';

alter table signal add column shadow boolean not null default false;
comment on column signal.shadow is 'True for what a version in shadow says: its rule is written id~version, and nobody is paged.';
-- what is taken for alerts, found without wading through what shadows say
create index signal_real on signal (seq) where not shadow;

-- An exercise is scored by the rules in force.
create or replace view exercise_signal as
select exercise, seq, rule, subject, domain, asset, device, quantity, episode, kind, severity, step, at, detected_at, committed_at
from signal where exercise is not null and not shadow;

-- Rules are the administrator's. Where there is one account, it is everybody's.
update account set role = 'admin' where role = 'shift-leader' and (select count(*) from account) = 1;
