-- What stands between somebody being wanted for an alert and somebody being paged. Times are the city's.

create index call_began on call (began_at);
create index page_red on page (created_at) where urgency = 4;
create index alert_active_device on alert (device) where machine = 'ACTIVE';
create index alert_active_asset on alert (asset) where machine = 'ACTIVE';

create table silence (
    id bigint generated always as identity primary key,
    matchers jsonb not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    author text not null,
    reason text not null,
    created_at timestamptz not null,
    needs_two boolean not null,
    approved_at timestamptz,
    approved_by text,
    expired_at timestamptz,
    expired_by text,
    replaces bigint references silence,
    check (ends_at > starts_at),
    check (approved_by <> author)
);
create index silence_ends on silence (ends_at) where expired_at is null;
comment on table silence is 'Nobody is paged for what it matches while it lasts. Never changed but by approval and an early end: editing makes a new one.';
comment on column silence.id is 'Running number.';
comment on column silence.matchers is '[{label, op, value}, …]; all have to match: lifeline.alerts.noise.Matcher.';
comment on column silence.starts_at is 'From when on.';
comment on column silence.ends_at is 'It ends by itself then.';
comment on column silence.author is 'Who proposed it.';
comment on column silence.reason is 'Why, in their words.';
comment on column silence.created_at is 'When.';
comment on column silence.needs_two is 'Whether it could match a red alert that one person alone may not silence.';
comment on column silence.approved_at is 'When a second person agreed; null before.';
comment on column silence.approved_by is 'Who: never the author.';
comment on column silence.expired_at is 'When somebody ended it before its time; null where nobody did.';
comment on column silence.expired_by is 'Who.';
comment on column silence.replaces is 'silence.id of the one it is an edit of; null for a new one.';

create table storm (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('RATE', 'OUTAGE')),
    domain text not null default '',
    district text not null default '',
    began_at timestamptz not null,
    high_at timestamptz not null,
    alerts integer not null,
    ended_at timestamptz
);
create unique index storm_open on storm (kind, domain, district) where ended_at is null;
comment on table storm is 'A time in which single pages would drown people, so that digests are told instead.';
comment on column storm.id is 'Running number.';
comment on column storm.kind is 'RATE: too many alerts a minute in the whole city. OUTAGE: an area has fallen silent.';
comment on column storm.domain is 'Of an outage: folder name of the domain; else empty.';
comment on column storm.district is 'Of an outage: the district; else empty.';
comment on column storm.began_at is 'When.';
comment on column storm.high_at is 'When it was last seen to go on.';
comment on column storm.alerts is 'The most alerts within a minute, or the most silent devices.';
comment on column storm.ended_at is 'When; null while it lasts.';

create table suppression (
    id bigint generated always as identity primary key,
    alert bigint not null references alert,
    occasion text not null,
    call bigint references call,
    reason text not null check (reason in ('SILENCED', 'INHIBITED', 'GROUPED', 'FLAPPING', 'STORM', 'MAINTENANCE', 'NOBODY_RESPONSIBLE')),
    by_what text not null,
    source bigint,
    at timestamptz not null,
    look_at timestamptz not null,
    ended_at timestamptz,
    outcome text check (outcome in ('PAGED', 'DIGEST', 'OVER', 'OTHER')),
    check ((ended_at is null) = (outcome is null))
);
create unique index suppression_open on suppression (alert, occasion, reason) where ended_at is null;
create index suppression_alert on suppression (alert, id);
create index suppression_source on suppression (reason, source) where ended_at is null;
create index suppression_nobody on suppression (look_at) where ended_at is null and reason = 'NOBODY_RESPONSIBLE';
comment on table suppression is 'Every notification that did not leave at once, and why.';
comment on column suppression.id is 'Running number.';
comment on column suppression.alert is 'alert.id.';
comment on column suppression.occasion is 'What would have been told: as page.transition, or call.occasion where nobody is responsible.';
comment on column suppression.call is 'call.id; null where nobody is responsible.';
comment on column suppression.reason is 'SILENCED by a silence; INHIBITED by another alert; GROUPED or STORM: it waits for a digest; FLAPPING; MAINTENANCE: people work there; NOBODY_RESPONSIBLE.';
comment on column suppression.by_what is 'Which silence, rule, group, storm or window of work, in words.';
comment on column suppression.source is 'Its number: silence.id, alert.id of the inhibiting alert, digest.id, work_window.id; null where there is none.';
comment on column suppression.at is 'Since when.';
comment on column suppression.look_at is 'When it is looked at again, at the latest.';
comment on column suppression.ended_at is 'When the reason ended; null while it holds.';
comment on column suppression.outcome is 'PAGED then; told in a DIGEST; OVER: nobody was wanted any more; OTHER: another reason took its place.';

create table digest (
    id bigint generated always as identity primary key,
    key text not null,
    storm bigint references storm,
    interval_seconds integer not null,
    repeat_seconds integer not null,
    began_at timestamptz not null,
    next_at timestamptz not null,
    told_at timestamptz,
    tellings integer not null default 0,
    ended_at timestamptz
);
create unique index digest_open on digest (key) where ended_at is null;
create index digest_due on digest (next_at) where ended_at is null;
comment on table digest is 'Alerts that are told together.';
comment on column digest.id is 'Running number.';
comment on column digest.key is 'Chain, labels and step that its alerts share, or the storm.';
comment on column digest.storm is 'storm.id; null for a group.';
comment on column digest.interval_seconds is 'How long after a telling the next may be.';
comment on column digest.repeat_seconds is 'After how long it is told again although nothing is new.';
comment on column digest.began_at is 'When its first alert came.';
comment on column digest.next_at is 'When it is told next, should there be anything to tell.';
comment on column digest.told_at is 'When it was last told; null before.';
comment on column digest.tellings is 'How often it was told.';
comment on column digest.ended_at is 'When nothing of it held any more; null before.';

create table digest_line (
    id bigint generated always as identity primary key,
    digest bigint not null references digest,
    alert bigint not null references alert,
    call bigint not null references call,
    transition text not null,
    person text not null,
    channel text not null references channel,
    address text not null,
    urgency smallint not null,
    good_for_seconds integer not null,
    message jsonb not null,
    at timestamptz not null,
    told_at timestamptz,
    alone boolean not null default false,
    over_at timestamptz,
    unique (alert, transition, person, channel)
);
create index digest_line_waiting on digest_line (digest, id) where over_at is null;
comment on table digest_line is 'An alert that waits for a digest to one person over one channel, or was told in one.';
comment on column digest_line.id is 'Running number.';
comment on column digest_line.digest is 'digest.id.';
comment on column digest_line.alert is 'alert.id.';
comment on column digest_line.call is 'call.id.';
comment on column digest_line.transition is 'As page.transition: the same word is told once.';
comment on column digest_line.person is 'person.id, or empty where the receiver is no person.';
comment on column digest_line.channel is 'channel.id.';
comment on column digest_line.address is 'As page.address.';
comment on column digest_line.urgency is 'As page.urgency.';
comment on column digest_line.good_for_seconds is 'How long a page of it alone may wait to leave.';
comment on column digest_line.message is 'What a page of it alone says: lifeline.alerts.page.Message.';
comment on column digest_line.at is 'Since when it waits.';
comment on column digest_line.told_at is 'When it was first told; null before.';
comment on column digest_line.alone is 'Whether it was told by a page of its own, as nothing else was to be told.';
comment on column digest_line.over_at is 'When nobody was wanted for it any more, and whoever was told had heard so; null before.';

create table noise_audit (
    seq bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null check (action in ('SILENCE', 'PROPOSE', 'APPROVE', 'EXPIRE', 'STORM_BEGIN', 'STORM_END')),
    silence bigint references silence,
    storm bigint references storm,
    comment text not null,
    source text not null
);
comment on table noise_audit is 'Who silenced what, and when storms began and ended.';
comment on column noise_audit.seq is 'Place in the audit.';
comment on column noise_audit.at is 'When.';
comment on column noise_audit.actor is 'A person, or machine.';
comment on column noise_audit.action is 'SILENCE; PROPOSE one that needs a second person; APPROVE; EXPIRE early; STORM_BEGIN; STORM_END.';
comment on column noise_audit.silence is 'silence.id; null for storms.';
comment on column noise_audit.storm is 'storm.id; null for silences.';
comment on column noise_audit.comment is 'Why.';
comment on column noise_audit.source is 'Address of the caller; empty for the machine.';
