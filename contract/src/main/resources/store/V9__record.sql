-- What people judge of alerts, and by which rules each was raised: from these every rule has its record.

alter table alert add column rule_version integer not null default 0;
alter table alert add column verdict text check (verdict in ('TRUE', 'FALSE', 'OBSERVE'));
alter table alert add column cause text;
alter table alert add column judged_at timestamptz;
alter table alert add column judged_by text;
alter table alert add check ((verdict is null) = (judged_at is null) and (verdict is null) = (judged_by is null));
alter table alert add check ((verdict is not distinct from 'FALSE') = (cause is not null));
comment on column alert.rule_version is 'Version of the rules that began it; rule_version of its first signal.';
comment on column alert.verdict is 'What a person found, newest counts: TRUE, FALSE, or OBSERVE for not known yet; null before.';
comment on column alert.cause is 'Why it was false, lifeline.alerts.alert.Judgement.Cause; null where it was not.';
comment on column alert.judged_at is 'When it was judged last; null before.';
comment on column alert.judged_by is 'Who judged it last.';
alter table alert_audit add column cause text;
comment on column alert_audit.cause is 'Why the alert was false, where that is what was judged; null otherwise.';
alter table alert_audit add column true_from timestamptz;
comment on column alert_audit.true_from is 'signal.at for an action of the machine: from when on what it tells was true. Long before at, when readings came late; null for people.';
comment on column alert_audit.action is 'RAISE ESCALATE EASE CLEAR AMEND RETRACT of the machine; ACKNOWLEDGE COMMENT CLOSE JUDGE_TRUE JUDGE_FALSE JUDGE_OBSERVE of people, and CLOSE of the machine when an exercise ends.';

update alert a set rule_version = s.rule_version
from signal s
where s.subject = a.subject and s.rule = a.rule and s.episode = a.episode and s.step = 0 and s.rule_version <> 0;

-- A rule's record is read from this alone, however many alerts there were.
create index alert_record on alert (rule, raised_at) include (rule_version, verdict, began_at, acknowledged_at)
    where exercise is null;
-- What its threshold advice rests on.
create index alert_judged on alert (rule, raised_at) where verdict in ('TRUE', 'FALSE') and exercise is null;
