-- Where readings went, hour by hour, and when we did not see the city. Times are the city's.

create table ledger (
    device text not null,
    hour timestamptz not null,
    domain text not null,
    received bigint not null default 0,
    stored bigint not null default 0,
    duplicate bigint not null default 0,
    rejected bigint not null default 0,
    late bigint not null default 0,
    gaps bigint not null default 0,
    primary key (device, hour)
);
alter table ledger set (fillfactor = 60);
comment on table ledger is 'What became of the readings of a device in an hour: received = stored + duplicate + rejected. Written in the transaction of what it counts.';
comment on column ledger.device is 'device.id; empty for all that cannot be told to a device of that table, so that strangers cannot fill it.';
comment on column ledger.hour is 'Start of the hour of receipt, UTC; of a message delivered again, of that receipt.';
comment on column ledger.domain is 'Folder name of the domain; empty where the device is.';
comment on column ledger.received is 'Readings that came to the store or were refused before; one delivered again is received again. An unreadable message counts as one.';
comment on column ledger.stored is 'Of these, rows new in reading.';
comment on column ledger.duplicate is 'Of these, copies of a reading that was stored already.';
comment on column ledger.rejected is 'Of these, refused with a reason; see rejection_count.';
comment on column ledger.late is 'Of the stored ones, those older than the sensor''s newest by more than a period.';
comment on column ledger.gaps is 'Numbers missing in seq, counted in the hour in which they were given up: messages that never came.';
create index ledger_hour on ledger (hour);

create table blind_window (
    id bigint generated always as identity primary key,
    began_at timestamptz not null,
    ended_at timestamptz,
    reason text not null check (reason in ('DOWN', 'DISCONNECTED', 'LAGGING'))
);
comment on table blind_window is 'When we did not see the city: silence in it raises no alert, and durations do not count it.';
comment on column blind_window.id is 'Running number.';
comment on column blind_window.began_at is 'Until when all that had been received was judged.';
comment on column blind_window.ended_at is 'From when on that is so again; null while it lasts.';
comment on column blind_window.reason is 'DOWN: the job did not run. DISCONNECTED: no session with the broker. LAGGING: received, but not judged in time.';
create index blind_window_began on blind_window (began_at);

create table job_heartbeat (
    job text primary key,
    beat_at timestamptz not null
);
comment on table job_heartbeat is 'One row a job, renewed every few seconds: where it stops, the job was down.';
comment on column job_heartbeat.job is 'Name of the job.';
comment on column job_heartbeat.beat_at is 'When it last said that it runs.';
