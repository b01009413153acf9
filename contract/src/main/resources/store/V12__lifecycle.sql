-- The whole life cycle of an alert, a cause for every judgement, and the clocks people work against.

alter table alert drop constraint alert_stage_check;
alter table alert add constraint alert_stage_check check (stage in
    ('DETECTED', 'NOTIFIED', 'ACKNOWLEDGED', 'ANALYSED', 'RELEASED', 'SIGNED', 'ARRIVED', 'HANDLING', 'RESOLVED', 'CLOSED'));
alter table alert add column clock_at timestamptz;
alter table alert add column overdue_at timestamptz;
alter table alert add column version integer not null default 1;
comment on column alert.stage is 'Where people are with it, lifeline.alerts.alert.Stage; never mixed with machine.';
comment on column alert.clock_at is 'Since when the clock of its stage runs: it came to the stage, reported progress, or grew graver. Null where none runs: it is closed, or was there before clocks were.';
comment on column alert.overdue_at is 'When the audit was told that its stage takes too long; null while that was not so since clock_at.';
comment on column alert.version is 'Counts changes; the ETag.';

-- The constraint that only what is false has a cause has no name of its own.
do $$
declare
    found text;
begin
    select conname into strict found from pg_constraint
    where conrelid = 'alert'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%cause%';
    execute format('alter table alert drop constraint %I', found);
end $$;
update alert set cause = 'UNKNOWN' where verdict is not null and cause is null;
alter table alert add constraint alert_cause_check check (case verdict
    when 'TRUE' then cause in ('THIRD_PARTY_DAMAGE', 'CORROSION', 'EQUIPMENT_FAILURE', 'OPERATING_ERROR', 'POWER_FAILURE', 'OVERLOAD',
        'FREEZING', 'BLOCKAGE', 'SETTLEMENT', 'WEATHER', 'UNKNOWN')
    when 'FALSE' then cause in ('BIOGAS', 'SENSOR_FAULT', 'COMMUNICATION', 'CALIBRATION', 'MAINTENANCE', 'FILLING_TEST', 'WORKS_NEARBY',
        'ROAD_WASHING', 'VEHICLE', 'WEATHER', 'TEMPERATURE', 'DRILL', 'UNKNOWN')
    when 'OBSERVE' then cause in ('TREND_UNCLEAR', 'SITE_CHECK', 'DEVICE_CHECK', 'NEIGHBOURS_DISAGREE', 'UNKNOWN')
    else cause is null end);
alter table alert add constraint alert_judged_check check (verdict is null or cause is not null);
comment on column alert.cause is 'Why it was so, lifeline.alerts.alert.Judgement.Cause; each verdict has its own. UNKNOWN for what was judged before causes were asked for.';
comment on column alert_audit.cause is 'The cause a judgement names; null for everything else, and for judgements before causes were asked for.';
comment on column alert_audit.action is 'RAISE ESCALATE EASE CLEAR AMEND RETRACT HOLD REOPEN of the machine about the condition; NOTIFY once somebody was reached, OVERDUE when its stage (the comment) takes too long, PAGE and NOBODY of calls; ACKNOWLEDGE RELEASE SIGN ARRIVE HANDLE RESOLVE CLOSE REOPEN COMMENT JUDGE_TRUE JUDGE_FALSE JUDGE_OBSERVE of people, and CLOSE of the machine when an exercise ends.';
-- What was judged while it was acknowledged has been analysed.
update alert set stage = 'ANALYSED' where stage = 'ACKNOWLEDGED' and verdict is not null;

comment on column account.role is 'viewer, auditor, duty-officer, analyst, owner, shift-leader or admin.';

drop index alert_open;
-- What somebody must still look at; the same words as in the queries.
create index alert_open on alert (id)
    where stage <> 'CLOSED' and (machine = 'ACTIVE' or stage not in ('ACKNOWLEDGED', 'ANALYSED', 'RESOLVED'));
-- Of whom nobody knows yet whether anybody was reached.
create index alert_detected on alert (id) where stage = 'DETECTED';
-- Whose clock runs and has not been told.
create index alert_clock on alert (clock_at) where clock_at is not null and overdue_at is null;
