-- Windows of work: people at a sensor, test gas, a system that is filled. What is measured meanwhile is stored and marked, and
-- judged by no rule; a window ends by itself.

create table work_window (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('MAINTENANCE', 'CALIBRATION', 'FILLING_TEST', 'DRILL')),
    domain text not null,
    asset text,
    device text,
    quantity text,
    author text not null,
    reason text not null,
    created_at timestamptz not null,
    starts_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz,
    ended_by text,
    check (asset is null or device is null),
    check (asset is not null or device is not null or quantity is not null),
    check (until > starts_at)
);
create index work_window_until on work_window (until) where ended_at is null;
comment on table work_window is 'Times in which readings of a place are stored and marked WORK_WINDOW, and judged by no rule; silence does not count either.';
comment on column work_window.id is 'Running number.';
comment on column work_window.kind is 'What is done there.';
comment on column work_window.domain is 'Folder name of the domain of the place.';
comment on column work_window.asset is 'The asset worked at; null where it is a device, or one quantity of the whole domain.';
comment on column work_window.device is 'The device worked at; null where it is an asset, or one quantity of the whole domain.';
comment on column work_window.quantity is 'The one quantity it is about; null for all of the place.';
comment on column work_window.author is 'Who declared it.';
comment on column work_window.reason is 'Why, in the author''s words.';
comment on column work_window.created_at is 'When, in the city''s time.';
comment on column work_window.starts_at is 'It holds for what is observed from then on.';
comment on column work_window.until is 'It holds for nothing observed then or later: it ends by itself.';
comment on column work_window.ended_at is 'When somebody ended it before its time, which counts in place of until; null where nobody did.';
comment on column work_window.ended_by is 'Who ended it.';

alter table rule_audit add column work bigint references work_window;
comment on column rule_audit.work is 'work_window.id; null where it is about rules.';
alter table rule_audit drop constraint rule_audit_action_check;
alter table rule_audit add constraint rule_audit_action_check
    check (action in ('PROPOSE', 'SHADOW', 'ACTIVATE', 'ROLL_BACK', 'RETIRE', 'OVERRIDE', 'END_OVERRIDE', 'WORK', 'END_WORK'));

comment on column reading.quality is 'Bits 0-1 grade (0 GOOD 1 SUSPECT 2 BAD 3 SUBSTITUTED), bits above the marks in the order of lifeline.contract.reading.Mark; the sign is the last of them.';
