-- Who is on duty, who is responsible for what, and who is being called until somebody answers.

create table team (
    id text primary key,
    title text not null,
    phone text not null default '',
    version integer not null default 1
);
comment on table team is 'People who share a roster: a duty desk, the night crew of a gas company.';
comment on column team.id is 'Short name: letters, digits and dashes.';
comment on column team.title is 'As people say it.';
comment on column team.phone is 'The number of its desk, which every message of it tells.';
comment on column team.version is 'Counts changes; the ETag.';

create table roster (
    id text primary key,
    team text not null references team,
    plan jsonb not null,
    version integer not null default 1
);
comment on table roster is 'Who of a team is on duty when.';
comment on column roster.id is 'Short name: letters, digits and dashes.';
comment on column roster.team is 'team.id.';
comment on column roster.plan is 'Shifts with their rotations, and who stands in for whom: lifeline.alerts.duty.Roster.';
comment on column roster.version is 'Counts changes; the ETag.';

create table calendar_day (
    day date primary key,
    kind text not null check (kind in ('WORKDAY', 'RESTDAY')),
    title text not null
);
comment on table calendar_day is 'Days that are not what their weekday says: public holidays, and the weekends worked for them.';
comment on column calendar_day.day is 'Day in the city.';
comment on column calendar_day.kind is 'What it is.';
comment on column calendar_day.title is 'Why, as people say it.';

create table chain (
    id text primary key,
    title text not null,
    plan jsonb not null,
    version integer not null default 1
);
comment on table chain is 'Who is called after whom, until somebody answers.';
comment on column chain.id is 'Short name: letters, digits and dashes.';
comment on column chain.title is 'As people say it.';
comment on column chain.plan is 'Steps with their waits, and how often they are gone through: lifeline.alerts.duty.Chain.';
comment on column chain.version is 'Counts changes; the ETag.';

create table responsibility (
    id bigint generated always as identity primary key,
    domain text not null default '',
    district text not null default '',
    owner text not null default '',
    track text not null default 'HAZARD' check (track in ('HAZARD', 'DEVICE')),
    severity text not null check (severity in ('BLUE', 'YELLOW', 'ORANGE', 'RED')),
    chain text not null references chain,
    unique (domain, district, owner, track, severity)
);
comment on table responsibility is 'Which chain is called for what. The most particular line that fits counts: an owner before a district before a domain; of these the gravest severity.';
comment on column responsibility.id is 'Running number.';
comment on column responsibility.domain is 'Folder name of the domain; empty for any.';
comment on column responsibility.district is 'asset.district; empty for any.';
comment on column responsibility.owner is 'asset.owner; empty for any.';
comment on column responsibility.track is 'HAZARD: people are at risk. DEVICE: a device wants mending.';
comment on column responsibility.severity is 'From this severity on.';
comment on column responsibility.chain is 'chain.id.';

create table call (
    id bigint generated always as identity primary key,
    alert bigint not null references alert,
    occasion text not null,
    severity text not null check (severity in ('BLUE', 'YELLOW', 'ORANGE', 'RED')),
    chain text not null references chain,
    state text not null check (state in ('CALLING', 'ANSWERED', 'RECOVERED', 'OVERTAKEN', 'EXHAUSTED')),
    step integer not null,
    round integer not null,
    began_at timestamptz not null,
    next_at timestamptz,
    ended_at timestamptz,
    answered_by text,
    unique (alert, occasion),
    check ((state = 'CALLING') = (ended_at is null))
);
create unique index call_open on call (alert) where state = 'CALLING';
create index call_due on call (next_at) where state = 'CALLING';
comment on table call is 'Somebody is wanted for an alert: how far its chain has come. Times are the city''s.';
comment on column call.id is 'Running number.';
comment on column call.alert is 'alert.id.';
comment on column call.occasion is 'What it was begun for: the severity and the audit line, once each.';
comment on column call.severity is 'Severity it was begun for.';
comment on column call.chain is 'chain.id.';
comment on column call.state is 'CALLING; ANSWERED by a person; RECOVERED: the condition went before anybody answered; OVERTAKEN by a graver call; EXHAUSTED: nobody answered.';
comment on column call.step is 'Step of the chain that is called next, from 0.';
comment on column call.round is 'How often the whole chain was gone through.';
comment on column call.began_at is 'When.';
comment on column call.next_at is 'When the next step is called; null when none is left.';
comment on column call.ended_at is 'When it was over; null before.';
comment on column call.answered_by is 'Who answered; null where nobody did.';

create table answer_link (
    token text primary key,
    alert bigint not null references alert,
    person text not null,
    used_at timestamptz not null
);
comment on table answer_link is 'Links that were tapped: each works once.';
comment on column answer_link.token is 'SHA-256 of the link''s token, in hexadecimal.';
comment on column answer_link.alert is 'alert.id.';
comment on column answer_link.person is 'person.id of whom it was sent to.';
comment on column answer_link.used_at is 'When, in the city''s time.';

create table link_key (
    id boolean primary key default true check (id),
    secret text not null
);
comment on table link_key is 'What links are signed with where no setting says it; made at the first start, the same for all replicas.';
comment on column link_key.id is 'There is one.';
comment on column link_key.secret is '256 random bits in hexadecimal.';

create table duty_audit (
    seq bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null check (action in ('MADE', 'CHANGED', 'REMOVED')),
    kind text not null,
    id text not null,
    before jsonb,
    after jsonb,
    source text not null
);
comment on table duty_audit is 'Who changed whom is called, when and from where; append only.';
comment on column duty_audit.seq is 'Running number.';
comment on column duty_audit.at is 'When, in the city''s time.';
comment on column duty_audit.actor is 'Who.';
comment on column duty_audit.action is 'What was done.';
comment on column duty_audit.kind is 'person, team, roster, chain, responsibility, calendar or channel.';
comment on column duty_audit.id is 'Which.';
comment on column duty_audit.before is 'As it was; null where it is new.';
comment on column duty_audit.after is 'As it is now; null where it is gone.';
comment on column duty_audit.source is 'From where: address of the caller.';

create table handover (
    id bigint generated always as identity primary key,
    roster text not null references roster,
    given_at timestamptz not null,
    given_by text not null,
    note text not null,
    matters jsonb not null,
    accepted_at timestamptz,
    accepted_by text,
    remark text not null default '',
    check ((accepted_at is null) = (accepted_by is null)),
    check (accepted_by is distinct from given_by)
);
create unique index handover_open on handover (roster) where accepted_at is null;
comment on table handover is 'One shift hands over to the next: what was open then, and who took it.';
comment on column handover.id is 'Running number.';
comment on column handover.roster is 'roster.id.';
comment on column handover.given_at is 'When it was offered, in the city''s time.';
comment on column handover.given_by is 'Who goes.';
comment on column handover.note is 'What they say of it.';
comment on column handover.matters is 'What was open then: alerts, areas without connection, windows of work; lifeline.alerts.duty.store.JdbcHandovers.';
comment on column handover.accepted_at is 'When the next shift took it; null before.';
comment on column handover.accepted_by is 'Who comes; never who goes.';
comment on column handover.remark is 'What they say of it.';
