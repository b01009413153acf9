-- Who can be reached over what, and every message that leaves for them.

create table person (
    id text primary key,
    name text not null,
    phone text not null default '',
    language text not null default 'zh' check (language in ('zh', 'en')),
    version integer not null default 1,
    retired_at timestamptz
);
comment on table person is 'People who may be called. Not accounts: who is called need not log in.';
comment on column person.id is 'Short name, as in rosters: letters, digits and dashes.';
comment on column person.name is 'As people say it.';
comment on column person.phone is 'Mobile number, with which chat groups mention a person; masked for most roles.';
comment on column person.language is 'What messages to them are written in.';
comment on column person.version is 'Counts changes; the ETag.';
comment on column person.retired_at is 'From when on nobody calls them; null while they may be called.';

create table channel (
    id text primary key,
    kind text not null check (kind in ('DINGTALK', 'WECOM', 'FEISHU', 'MAIL', 'WEBHOOK', 'ALERTMANAGER', 'MQTT')),
    title text not null,
    settings jsonb not null,
    enabled boolean not null default true,
    version integer not null default 1,
    recent timestamptz[] not null default '{}',
    blocked_until timestamptz
);
comment on table channel is 'A way out: one group robot, one mail server, one webhook. Its limits hold for all replicas together.';
comment on column channel.id is 'Short name: letters, digits and dashes.';
comment on column channel.kind is 'What it speaks.';
comment on column channel.title is 'As people say it.';
comment on column channel.settings is 'Address and manner, never a secret: secrets are named here and come from files or the environment.';
comment on column channel.enabled is 'Whether messages leave over it.';
comment on column channel.version is 'Counts changes of its settings; the ETag.';
comment on column channel.recent is 'When its newest messages left, as far back as its limits reach; wall time of the store.';
comment on column channel.blocked_until is 'The provider refused for being asked too often: nothing leaves before then.';

create table contact (
    person text not null references person,
    channel text not null references channel,
    rank smallint not null,
    address text not null default '',
    primary key (person, channel),
    unique (person, rank)
);
comment on table contact is 'Over which channels a person is reached, in which order.';
comment on column contact.person is 'person.id.';
comment on column contact.channel is 'channel.id.';
comment on column contact.rank is '1 is tried first; the next one when that failed.';
comment on column contact.address is 'Where on that channel: a mail address; empty where the channel has one receiver only.';

create table page (
    id bigint generated always as identity primary key,
    alert bigint references alert,
    transition text not null,
    person text not null,
    channel text not null references channel,
    address text not null,
    urgency smallint not null,
    message jsonb not null,
    state text not null check (state in ('WAITING', 'SENDING', 'SENT', 'UNKNOWN', 'REFUSED', 'EXPIRED', 'CANCELLED')),
    attempts integer not null default 0,
    possibly_twice integer not null default 0,
    created_at timestamptz not null default clock_timestamp(),
    next_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    claimed_by text,
    lease_until timestamptz,
    ended_at timestamptz,
    reason text not null default '',
    unique nulls not distinct (alert, transition, person, channel)
);
comment on table page is 'The outbox: a row is written in the transaction that decides it, and leaves afterwards. One for each alert, transition, person and channel. Times are wall time of the store.';
comment on column page.id is 'Running number; the idempotency key where a provider takes one.';
comment on column page.alert is 'alert.id; null for what is about no alert, such as a test message or a digest.';
comment on column page.transition is 'What is told of the alert, once each.';
comment on column page.person is 'person.id, or empty where the receiver is no person.';
comment on column page.channel is 'channel.id.';
comment on column page.address is 'Where on that channel, as the contact said when it was written.';
comment on column page.urgency is '4 red, 3 orange, 2 yellow, 1 blue, 0 anything else. The most urgent leaves first.';
comment on column page.message is 'What is told: lifeline.alerts.page.Message.';
comment on column page.state is 'WAITING to leave; SENDING by somebody; SENT as the provider said; UNKNOWN: no answer came; REFUSED by the provider for good; EXPIRED before it could leave; CANCELLED because nobody needs it any more.';
comment on column page.attempts is 'How often it was tried.';
comment on column page.possibly_twice is 'How often it was sent again after a sender died between sending and recording, without a key the provider could tell it by.';
comment on column page.created_at is 'When it was written.';
comment on column page.next_at is 'Not before.';
comment on column page.expires_at is 'Not after: it would mislead.';
comment on column page.claimed_by is 'Replica that is sending it.';
comment on column page.lease_until is 'After this its sender counts as dead.';
comment on column page.ended_at is 'When its state became final.';
comment on column page.reason is 'Why it is as it is, in words; empty while nothing is wrong.';
create index page_due on page (urgency desc, next_at, id) where state in ('WAITING', 'SENDING');
create index page_alert on page (alert, id);
create index page_sending on page (lease_until) where state = 'SENDING';

create table page_attempt (
    page bigint not null references page,
    attempt integer not null,
    replica text not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    outcome text check (outcome in ('SENT', 'UNKNOWN', 'BUSY', 'FAILED', 'REFUSED', 'DIED')),
    status integer,
    answer text not null default '',
    primary key (page, attempt)
);
comment on table page_attempt is 'The delivery log: a row before each attempt, completed after it.';
comment on column page_attempt.page is 'page.id.';
comment on column page_attempt.attempt is '1 for the first.';
comment on column page_attempt.replica is 'Who sent.';
comment on column page_attempt.began_at is 'When.';
comment on column page_attempt.ended_at is 'When the answer came or was given up.';
comment on column page_attempt.outcome is 'SENT; UNKNOWN: it may have arrived; BUSY: asked too often; FAILED: it cannot have arrived; REFUSED for good; DIED: its sender did. Null while under way.';
comment on column page_attempt.status is 'Status code of the provider; null where there is none.';
comment on column page_attempt.answer is 'The provider''s answer, at most 1 KiB, without secrets.';
