-- Waveforms of fast sensors, one row a sensor and second, and what of them is kept around alerts.

create table waveform (
    sensor integer not null,
    started_at timestamptz not null,
    rate real not null,
    encoding smallint not null,
    scale real not null,
    base real not null,
    count smallint not null,
    samples bytea not null,
    quality smallint not null,
    primary key (sensor, started_at)
);
alter table waveform alter column samples set storage main;
comment on table waveform is 'Samples of fast sensors, exactly once: a row holds those of one second of one frame.';
comment on column waveform.sensor is 'sensor.id.';
comment on column waveform.started_at is 'When the first sample was taken: the start of a second, or within it where a frame begins there.';
comment on column waveform.rate is 'Samples a second.';
comment on column waveform.encoding is 'How samples are written: 0 int16 deltas, 1 float32; see lifeline.contract.waveform.SampleEncoding.';
comment on column waveform.scale is 'A count times scale plus base is in the unit of the quantity; 1 for float32.';
comment on column waveform.base is 'See scale; 0 for float32.';
comment on column waveform.count is 'How many samples, missing ones included.';
comment on column waveform.samples is 'The samples.';
comment on column waveform.quality is 'As in reading; SUSPECT where samples are missing.';

create table waveform_snapshot (
    signal uuid not null,
    sensor integer not null,
    started_at timestamptz not null,
    rate real not null,
    encoding smallint not null,
    scale real not null,
    base real not null,
    count smallint not null,
    samples bytea not null,
    quality smallint not null,
    primary key (signal, sensor, started_at)
);
alter table waveform_snapshot alter column samples set storage main;
comment on table waveform_snapshot is 'Rows of waveform from 60 s before to 120 s after an alert of their asset was raised, kept when waveform has forgotten them.';
comment on column waveform_snapshot.signal is 'signal.id of the RAISE.';
comment on column waveform_snapshot.sensor is 'As in waveform.';
comment on column waveform_snapshot.started_at is 'As in waveform.';
comment on column waveform_snapshot.rate is 'As in waveform.';
comment on column waveform_snapshot.encoding is 'As in waveform.';
comment on column waveform_snapshot.scale is 'As in waveform.';
comment on column waveform_snapshot.base is 'As in waveform.';
comment on column waveform_snapshot.count is 'As in waveform.';
comment on column waveform_snapshot.samples is 'As in waveform.';
comment on column waveform_snapshot.quality is 'As in waveform.';

-- the devices of an asset are looked up for each alert
create index device_asset on device (asset);
