-- Exercises: who wanted which, how far it is and what came of it; and the mark on what they set off.

create table exercise (
    id bigint generated always as identity primary key,
    scenario text not null,
    title_zh text not null,
    title_en text not null,
    domain text not null,
    seed bigint not null,
    lasts_s integer not null,
    state text not null default 'REQUESTED'
        check (state in ('REQUESTED', 'RUNNING', 'SCORING', 'FINISHED', 'FAILED', 'CANCELLED')),
    requested_at timestamptz not null,
    requested_by text not null,
    started_at timestamptz,
    heartbeat_at timestamptz,
    ends_at timestamptz,
    ended_at timestamptz,
    cancelled_by text,
    reason text not null default '',
    faults jsonb not null default '[]',
    score jsonb
);
-- one at a time, whoever asks
create unique index exercise_under_way on exercise ((true)) where state in ('REQUESTED', 'RUNNING', 'SCORING');
comment on table exercise is 'Exercises: a scenario played by shadow devices beside the real city. Times are the city''s.';
comment on column exercise.id is 'Its number: the namespace of its devices, exercise-17:…, and the level in their topics.';
comment on column exercise.scenario is 'What is played, by name.';
comment on column exercise.title_zh is 'The scenario''s title when it was asked for, Chinese.';
comment on column exercise.title_en is 'The same, English.';
comment on column exercise.domain is 'Folder names of the domains it concerns, comma between them.';
comment on column exercise.seed is 'The same scenario and seed break the same things.';
comment on column exercise.lasts_s is 'How many seconds it was said to last.';
comment on column exercise.state is 'lifeline.contract.exercise.ExerciseState.';
comment on column exercise.requested_at is 'When somebody asked for it.';
comment on column exercise.requested_by is 'Who asked for it.';
comment on column exercise.started_at is 'When its player began; null before.';
comment on column exercise.heartbeat_at is 'When its player last said that it is at it.';
comment on column exercise.ends_at is 'When it is to be over; null before it began.';
comment on column exercise.ended_at is 'When it was over; null before.';
comment on column exercise.cancelled_by is 'Who wants it ended; null where nobody does.';
comment on column exercise.reason is 'Why it failed or was cancelled, and what to do; empty otherwise.';
comment on column exercise.faults is 'What has been broken so far: an array of {"id","domain","fault","title_zh","title_en","asset","device","from","until"}.';
comment on column exercise.score is 'What the alarms did, once it has been scored.';

create table exercise_audit (
    seq bigint generated always as identity primary key,
    exercise bigint not null references exercise,
    at timestamptz not null,
    actor text not null,
    action text not null check (action in ('REQUEST', 'START', 'SCORE', 'FINISH', 'CANCEL', 'FAIL')),
    comment text not null,
    source text not null
);
comment on table exercise_audit is 'Who did what with an exercise, when and from where; append only.';
comment on column exercise_audit.seq is 'Running number.';
comment on column exercise_audit.exercise is 'exercise.id.';
comment on column exercise_audit.at is 'When, in the city''s time.';
comment on column exercise_audit.actor is 'Who: a person, "player" or "machine".';
comment on column exercise_audit.action is 'What.';
comment on column exercise_audit.comment is 'Why; empty where that is plain.';
comment on column exercise_audit.source is 'From where: address of the caller; empty for a program.';
create index exercise_audit_exercise on exercise_audit (exercise, seq);

alter table signal add column exercise bigint;
comment on column signal.exercise is 'exercise.id of the exercise it belongs to; null for the real city.';
alter table alert add column exercise bigint;
comment on column alert.exercise is 'exercise.id of the exercise it belongs to; null for the real city.';
create index alert_exercise on alert (exercise) where exercise is not null;

-- What the player may read of the signals: its own.
create view exercise_signal (
    exercise,
    seq,
    rule,
    subject,
    domain,
    asset,
    device,
    quantity,
    episode,
    kind,
    severity,
    step,
    at,
    detected_at,
    committed_at
) as
select exercise, seq, rule, subject, domain, asset, device, quantity, episode, kind, severity, step, at, detected_at, committed_at
from signal where exercise is not null;
comment on view exercise_signal is 'The signals of exercises alone.';
comment on column exercise_signal.exercise is 'exercise.id.';
comment on column exercise_signal.seq is 'As in signal.';
comment on column exercise_signal.rule is 'As in signal.';
comment on column exercise_signal.subject is 'As in signal.';
comment on column exercise_signal.domain is 'As in signal.';
comment on column exercise_signal.asset is 'As in signal.';
comment on column exercise_signal.device is 'As in signal.';
comment on column exercise_signal.quantity is 'As in signal.';
comment on column exercise_signal.episode is 'As in signal.';
comment on column exercise_signal.kind is 'As in signal.';
comment on column exercise_signal.severity is 'As in signal.';
comment on column exercise_signal.step is 'As in signal.';
comment on column exercise_signal.at is 'As in signal.';
comment on column exercise_signal.detected_at is 'As in signal.';
comment on column exercise_signal.committed_at is 'As in signal.';

comment on column alert_audit.action is 'RAISE ESCALATE EASE CLEAR AMEND RETRACT of the machine; ACKNOWLEDGE COMMENT CLOSE of people, and CLOSE of the machine when an exercise ends.';
comment on column account.role is 'viewer, duty-officer, shift-leader, admin.';
-- Exercises are the shift leader's. Where there is one account, it is everybody's.
update account set role = 'shift-leader' where role = 'duty-officer' and (select count(*) from account) = 1;
