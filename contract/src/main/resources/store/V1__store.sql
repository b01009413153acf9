-- The store of a city. Works on PostgreSQL 15 or newer; timescale.sql adds what TimescaleDB can do better.
-- Instants are the city's time (LIFELINE_CLOCK), in microseconds.

create table asset (
    id text primary key,
    domain text not null,
    kind text not null,
    title_zh text not null,
    title_en text not null,
    district text not null,
    place_zh text not null,
    place_en text not null,
    longitude double precision,
    latitude double precision,
    owner text not null,
    simulated boolean not null
);
comment on table asset is 'What is watched: pipe sections, wells, bridges, underpasses.';
comment on column asset.id is 'Asset id, as it stands in topics.';
comment on column asset.domain is 'Folder name of the domain.';
comment on column asset.kind is 'What it is in its domain: well, main, station, bridge, road, underpass.';
comment on column asset.title_zh is 'Name people see, Chinese.';
comment on column asset.title_en is 'Name people see, English.';
comment on column asset.district is 'District it lies in, Chinese.';
comment on column asset.place_zh is 'Road or place, Chinese.';
comment on column asset.place_en is 'Road or place, English.';
comment on column asset.longitude is 'Degrees east, CGCS2000.';
comment on column asset.latitude is 'Degrees north, CGCS2000.';
comment on column asset.owner is 'Who is responsible for it.';
comment on column asset.simulated is 'True for what is made up for the simulated city.';

create table device (
    id text primary key,
    asset text not null,
    domain text not null,
    period_s integer not null,
    registered boolean not null,
    first_seen_at timestamptz,
    expires_at timestamptz
);
comment on table device is 'Boxes at assets. A row that is not registered was seen but never entered, and expires.';
comment on column device.id is 'Device id, unique in the city.';
comment on column device.asset is 'Asset it is registered at; for an unregistered one, the asset of its first message.';
comment on column device.domain is 'Folder name of the domain.';
comment on column device.period_s is 'Declared reporting period in seconds.';
comment on column device.registered is 'False: a stranger; its readings are marked UNREGISTERED.';
comment on column device.first_seen_at is 'When its first message was stored; null before.';
comment on column device.expires_at is 'When an unregistered device is forgotten unless heard again; null for registered ones.';

create table sensor (
    id integer generated always as identity primary key,
    device text not null references device on delete cascade,
    quantity text not null,
    unique (device, quantity)
);
comment on table sensor is 'One quantity at one device; its number stands for it in reading and latest.';
comment on column sensor.id is 'Short number of the sensor.';
comment on column sensor.device is 'Device it belongs to.';
comment on column sensor.quantity is 'Quantity of the domain; with the device it is the sensor id, device.quantity.';

create table reading (
    sensor integer not null,
    observed_at timestamptz not null,
    value real not null,
    quality smallint not null,
    primary key (sensor, observed_at)
);
comment on table reading is 'Every reading, exactly once.';
comment on column reading.sensor is 'sensor.id; no foreign key, it would cost a look-up a row.';
comment on column reading.observed_at is 'When it was measured; the receive time where the device gave none or an implausible one.';
comment on column reading.value is 'In the unit of the quantity.';
comment on column reading.quality is 'Bits 0-1 grade (0 GOOD 1 SUSPECT 2 BAD 3 SUBSTITUTED), bits above the marks in the order of lifeline.contract.reading.Mark.';

create table reading_mark (
    sensor integer not null,
    observed_at timestamptz not null,
    device_time timestamptz not null,
    primary key (sensor, observed_at)
);
comment on table reading_mark is 'The time a device gave where it was implausible and the receive time replaces it.';
comment on column reading_mark.sensor is 'sensor.id of the reading.';
comment on column reading_mark.observed_at is 'observed_at of the reading.';
comment on column reading_mark.device_time is 'What the device had said.';

create table latest (
    sensor integer primary key,
    observed_at timestamptz not null,
    received_at timestamptz not null,
    value real not null,
    quality smallint not null
);
comment on table latest is 'The newest reading of each sensor: what is true now, without touching history.';
comment on column latest.sensor is 'sensor.id.';
comment on column latest.observed_at is 'When it was measured.';
comment on column latest.received_at is 'When it reached us.';
comment on column latest.value is 'In the unit of the quantity.';
comment on column latest.quality is 'As in reading.';

create table signal (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    rule text not null,
    rule_version integer not null,
    subject text not null,
    domain text not null,
    asset text not null,
    device text not null,
    quantity text not null,
    episode timestamptz not null,
    kind text not null check (kind in ('RAISE', 'ESCALATE', 'EASE', 'CLEAR', 'AMEND', 'RETRACT')),
    severity text not null check (severity in ('BLUE', 'YELLOW', 'ORANGE', 'RED')),
    step integer not null,
    at timestamptz not null,
    began_at timestamptz not null,
    received_at timestamptz not null,
    detected_at timestamptz not null,
    committed_at timestamptz not null,
    value double precision not null,
    threshold double precision not null,
    evidence jsonb not null
);
comment on table signal is 'Facts about episodes, written once, in commit order of seq (writers hold an advisory lock).';
comment on column signal.seq is 'Cursor of followers: follows commit order.';
comment on column signal.id is 'Hash of (rule, subject, episode, kind, step): the same fact is written once.';
comment on column signal.rule is 'Rule id.';
comment on column signal.rule_version is 'Version of the rule that judged.';
comment on column signal.subject is 'device.quantity, or an asset id.';
comment on column signal.domain is 'Folder name of the domain.';
comment on column signal.asset is 'Asset of the subject.';
comment on column signal.device is 'Device of the subject; empty when the subject is an asset.';
comment on column signal.quantity is 'Quantity judged.';
comment on column signal.episode is 'observed_at of the first reading that met the condition (absence: of the last one seen); fixed.';
comment on column signal.kind is 'What it tells.';
comment on column signal.severity is 'Severity from now on; for CLEAR the one it had.';
comment on column signal.step is 'Number of the signal within its episode, from 0.';
comment on column signal.at is 'The instant it is true from.';
comment on column signal.began_at is 'When the condition began; late data may amend it.';
comment on column signal.received_at is 'When the deciding reading arrived.';
comment on column signal.detected_at is 'When the detector spoke.';
comment on column signal.committed_at is 'When it was written, in the city''s time.';
comment on column signal.value is 'What was judged (seconds of silence for absence).';
comment on column signal.threshold is 'What it was judged against.';
comment on column signal.evidence is 'Readings it was judged on: [[observed_at, value], …], oldest first.';
create index signal_subject on signal (subject, seq);

create table episode (
    rule text not null,
    subject text not null,
    episode timestamptz not null,
    domain text not null,
    asset text not null,
    device text not null,
    quantity text not null,
    severity text not null,
    step integer not null,
    began_at timestamptz not null,
    cleared_at timestamptz,
    primary key (rule, subject, episode)
);
create unique index episode_open on episode (rule, subject) where cleared_at is null;
comment on table episode is 'One row an episode, kept with its signals in one transaction; at most one is open for a rule at a subject.';
comment on column episode.rule is 'Rule id.';
comment on column episode.subject is 'device.quantity, or an asset id.';
comment on column episode.episode is 'Identity of the episode, as in signal.';
comment on column episode.domain is 'Folder name of the domain.';
comment on column episode.asset is 'Asset of the subject.';
comment on column episode.device is 'Device of the subject.';
comment on column episode.quantity is 'Quantity judged.';
comment on column episode.severity is 'Severity of its newest signal.';
comment on column episode.step is 'Step of its newest signal.';
comment on column episode.began_at is 'When the condition began.';
comment on column episode.cleared_at is 'When it cleared; null while it is open.';

create table rejection (
    id bigint generated always as identity primary key,
    received_at timestamptz not null,
    reason text not null,
    topic text not null,
    device text not null,
    detail text not null,
    excerpt bytea not null,
    bytes integer not null,
    sha256 text
);
comment on table rejection is 'Messages and readings that could not be used, with the reason. Rows are capped per device and minute; rejection_count counts all.';
comment on column rejection.id is 'Running number.';
comment on column rejection.received_at is 'When it reached us.';
comment on column rejection.reason is 'lifeline.ingest.validation.RejectionReason.';
comment on column rejection.topic is 'Topic it came on, cut to 256 characters.';
comment on column rejection.device is 'Device id in the topic, or empty when the topic cannot be read.';
comment on column rejection.detail is 'What is wrong, where.';
comment on column rejection.excerpt is 'The first bytes of the payload, at most 4096.';
comment on column rejection.bytes is 'Length of the whole payload.';
comment on column rejection.sha256 is 'Hash of the whole payload, where it was cut before it was kept.';
create index rejection_received on rejection (received_at);

create table rejection_count (
    minute timestamptz not null,
    device text not null,
    reason text not null,
    readings bigint not null,
    primary key (minute, device, reason)
);
comment on table rejection_count is 'How many were rejected, rows kept or not. A message that cannot be read counts as one reading.';
comment on column rejection_count.minute is 'Start of the minute of receipt.';
comment on column rejection_count.device is 'As in rejection.';
comment on column rejection_count.reason is 'As in rejection.';
comment on column rejection_count.readings is 'Readings rejected.';

create table alert (
    id bigint generated always as identity primary key,
    rule text not null,
    subject text not null,
    episode timestamptz not null,
    domain text not null,
    asset text not null,
    device text not null,
    quantity text not null,
    severity text not null,
    peak_severity text not null,
    machine text not null check (machine in ('ACTIVE', 'RECOVERED')),
    stage text not null check (stage in ('DETECTED', 'ACKNOWLEDGED', 'CLOSED')),
    value double precision not null,
    threshold double precision not null,
    began_at timestamptz not null,
    raised_at timestamptz not null,
    updated_at timestamptz not null,
    recovered_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    closed_at timestamptz,
    signals integer not null,
    unique (rule, subject, episode)
);
comment on table alert is 'What people handle: one alert an episode.';
comment on column alert.id is 'Running number, as people say it.';
comment on column alert.rule is 'Rule id.';
comment on column alert.subject is 'device.quantity, or an asset id.';
comment on column alert.episode is 'Identity of the episode, as in signal.';
comment on column alert.domain is 'Folder name of the domain.';
comment on column alert.asset is 'Asset of the subject.';
comment on column alert.device is 'Device of the subject.';
comment on column alert.quantity is 'Quantity judged.';
comment on column alert.severity is 'Severity now.';
comment on column alert.peak_severity is 'Gravest severity it had.';
comment on column alert.machine is 'Whether the condition holds (ACTIVE) or has gone (RECOVERED).';
comment on column alert.stage is 'Where people are with it; never mixed with machine.';
comment on column alert.value is 'Value of its newest signal that did not end it.';
comment on column alert.threshold is 'Threshold of the same signal.';
comment on column alert.began_at is 'When the condition began.';
comment on column alert.raised_at is 'When the detector raised it (detected_at of its RAISE).';
comment on column alert.updated_at is 'When it last changed.';
comment on column alert.recovered_at is 'When the condition had gone; null while active.';
comment on column alert.acknowledged_at is 'When somebody took it; null before.';
comment on column alert.acknowledged_by is 'Who took it.';
comment on column alert.closed_at is 'When it was closed; null before.';
comment on column alert.signals is 'How many signals it has had.';
create index alert_open on alert (id) where stage <> 'CLOSED' and (machine = 'ACTIVE' or stage = 'DETECTED');
create index alert_domain on alert (domain, id);
create index alert_subject on alert (subject, began_at);

create table alert_audit (
    seq bigint generated always as identity primary key,
    alert bigint not null references alert,
    at timestamptz not null,
    actor text not null,
    action text not null,
    comment text not null,
    source text not null,
    signal uuid unique
);
comment on table alert_audit is 'Who did what with an alert, when, why and from where; append only. Its seq is the id of live stream events, in commit order.';
comment on column alert_audit.seq is 'Cursor of the live stream: follows commit order.';
comment on column alert_audit.alert is 'alert.id.';
comment on column alert_audit.at is 'When, in the city''s time.';
comment on column alert_audit.actor is 'Who: a person, or "machine".';
comment on column alert_audit.action is 'RAISE ESCALATE EASE CLEAR AMEND RETRACT of the machine; ACKNOWLEDGE COMMENT CLOSE of people.';
comment on column alert_audit.comment is 'Why, in the person''s words; empty for the machine.';
comment on column alert_audit.source is 'From where: address of the caller, or the signal''s seq.';
comment on column alert_audit.signal is 'signal.id for an action of the machine: each signal is taken once.';
create index alert_audit_alert on alert_audit (alert, seq);

create table follower (
    name text primary key,
    position bigint not null
);
comment on table follower is 'How far each follower of the signal table has come.';
comment on column follower.name is 'Name of the follower.';
comment on column follower.position is 'seq of the last signal it has taken.';

create table account (
    name text primary key,
    password_hash text not null,
    role text not null,
    created_at timestamptz not null
);
comment on table account is 'Local accounts of a laptop; the first one gets a generated password, shown once.';
comment on column account.name is 'What a person logs in with.';
comment on column account.password_hash is 'bcrypt, in modular crypt format.';
comment on column account.role is 'viewer, duty-officer, admin.';
comment on column account.created_at is 'When it was made.';
