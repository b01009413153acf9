-- One alert may have several episodes: what a rule, or another of its family, says again of a subject that has an open alert joins it.

create table alert_episode (
    rule text not null,
    subject text not null,
    episode timestamptz not null,
    alert bigint not null references alert,
    rule_version integer not null,
    domain text not null,
    asset text not null,
    device text not null,
    quantity text not null,
    severity text not null,
    peak_severity text not null,
    machine text not null check (machine in ('ACTIVE', 'RECOVERED')),
    value double precision not null,
    threshold double precision not null,
    began_at timestamptz not null,
    recovered_at timestamptz,
    primary key (rule, subject, episode)
);
comment on table alert_episode is 'What the signals of one episode say, and the alert that people handle it in.';
comment on column alert_episode.rule is 'Rule id.';
comment on column alert_episode.subject is 'device.quantity, or an asset id.';
comment on column alert_episode.episode is 'Identity of the episode, as in signal.';
comment on column alert_episode.alert is 'alert.id.';
comment on column alert_episode.rule_version is 'Version of the rules that began it.';
comment on column alert_episode.domain is 'Folder name of the domain.';
comment on column alert_episode.asset is 'Asset of the subject.';
comment on column alert_episode.device is 'Device of the subject.';
comment on column alert_episode.quantity is 'Quantity judged.';
comment on column alert_episode.severity is 'Severity now.';
comment on column alert_episode.peak_severity is 'Gravest severity it had.';
comment on column alert_episode.machine is 'Whether it holds (ACTIVE) or is over (RECOVERED).';
comment on column alert_episode.value is 'Value of its newest signal that did not end it.';
comment on column alert_episode.threshold is 'Threshold of the same signal.';
comment on column alert_episode.began_at is 'When it began.';
comment on column alert_episode.recovered_at is 'When it was over; null while it holds.';
insert into alert_episode
    select rule, subject, episode, id, rule_version, domain, asset, device, quantity, severity, peak_severity, machine, value,
        threshold, began_at, recovered_at
    from alert;
create index alert_episode_alert on alert_episode (alert);
create index alert_episode_active on alert_episode (asset) where machine = 'ACTIVE';

alter table alert drop constraint alert_rule_subject_episode_key;
alter table alert add column family text not null default '';
alter table alert add column episodes integer not null default 1;
comment on table alert is 'What people handle: one at a time for a subject and a family of rules.';
comment on column alert.rule is 'Rule id of the episode it is about: the gravest that holds, or the last that did.';
comment on column alert.episode is 'Identity of that episode, as in signal.';
comment on column alert.family is 'Rules whose episodes at one subject are one alert: the id of the first; empty for what is older than families.';
comment on column alert.episodes is 'How many episodes it has had.';
comment on column alert_audit.action is 'RAISE ESCALATE EASE CLEAR AMEND RETRACT HOLD REOPEN of the machine about the condition, JOIN and LEAVE where episodes overlap; NOTIFY once somebody was reached, OVERDUE when its stage (the comment) takes too long, PAGE and NOBODY of calls; ACKNOWLEDGE RELEASE SIGN ARRIVE HANDLE RESOLVE CLOSE REOPEN COMMENT JUDGE_TRUE JUDGE_FALSE JUDGE_OBSERVE and FOLLOW (of what is overdue) of people, and CLOSE of the machine when an exercise ends.';
create index alert_family on alert (subject, family, id) where stage <> 'CLOSED';

-- The list of alerts, by what people look for.
create index alert_severity on alert (severity, id);
create index alert_asset on alert (asset, id);

alter table responsibility add column occasion text not null default 'ALARM' check (occasion in ('ALARM', 'RELEASE'));
alter table responsibility drop constraint responsibility_domain_district_owner_track_severity_key;
alter table responsibility add unique (domain, district, owner, track, severity, occasion);
comment on column responsibility.occasion is 'ALARM: an alert has begun, grown graver or stands too long. RELEASE: a warning is released.';
