-- Run after the plain scripts where the extension timescaledb is there, and again after each upgrade: every line may be repeated.
-- A chunk of readings spans a week: half-hourly nodes then compress to two thirds of what they take in chunks of a day.
create extension if not exists timescaledb;
select create_hypertable('reading', 'observed_at', chunk_time_interval => interval '7 days', if_not_exists => true);
select create_hypertable('reading_mark', 'observed_at', chunk_time_interval => interval '7 days', if_not_exists => true);
-- A chunk of a day makes forgetting a day of waveforms cheap (retention says when). Compressed a day later than the last late frame.
select create_hypertable('waveform', 'started_at', chunk_time_interval => interval '1 day', if_not_exists => true);
alter table waveform set (timescaledb.compress, timescaledb.compress_segmentby = 'sensor', timescaledb.compress_orderby = 'started_at');
select add_compression_policy('waveform', compress_after => interval '4 days', if_not_exists => true);
select create_hypertable('waveform_snapshot', 'started_at', chunk_time_interval => interval '30 days', if_not_exists => true);

-- A chunk is compressed when its end is ten days old: a device's time may be 72 h late, and a week of outage is no reason to stage.
alter table reading set (timescaledb.compress, timescaledb.compress_segmentby = 'sensor', timescaledb.compress_orderby = 'observed_at');
select add_compression_policy('reading', compress_after => interval '10 days', if_not_exists => true);
create or replace function staging_horizon() returns timestamptz language sql stable as $$
    select coalesce(max(range_end), '-infinity') from timescaledb_information.chunks
    where hypertable_schema = 'public' and hypertable_name = 'reading' and is_compressed
$$;

-- The views of the plain store, kept ready. Days are made of hours, which stay; minutes go after a while.
do $$
begin
    if not exists (select from timescaledb_information.continuous_aggregates where view_name = 'reading_1d') then
        drop view reading_1d, reading_1h, reading_1m;
        create materialized view reading_1m with (timescaledb.continuous, timescaledb.materialized_only = false) as
        select sensor, time_bucket('1 minute', observed_at) as bucket, sum(value::double precision) as sum, count(*) as count,
            min(value) as min, max(value) as max
        from reading where (quality & 3) in (0, 3) group by 1, 2 with no data;
        create materialized view reading_1h with (timescaledb.continuous, timescaledb.materialized_only = false) as
        select sensor, time_bucket('1 hour', observed_at) as bucket, sum(value::double precision) as sum, count(*) as count,
            min(value) as min, max(value) as max
        from reading where (quality & 3) in (0, 3) group by 1, 2 with no data;
        create materialized view reading_1d with (timescaledb.continuous, timescaledb.materialized_only = false) as
        select sensor, time_bucket('1 day', bucket, 'Asia/Shanghai') as bucket, sum(sum) as sum, sum(count)::bigint as count,
            min(min) as min, max(max) as max
        from reading_1h group by 1, time_bucket('1 day', bucket, 'Asia/Shanghai') with no data;
        comment on view reading_1m is 'Judged readings (GOOD, SUBSTITUTED) by minute; the mean is sum / count.';
        comment on view reading_1h is 'The same by hour.';
        comment on view reading_1d is 'The same by day of the city (+08:00).';
    end if;
end $$;

-- What is refreshed is only what has changed; the window reaches back as far as the rows it is made of are kept, less a chunk,
-- or what retention takes away would vanish from the aggregates as well.
select remove_continuous_aggregate_policy(name, if_exists => true) from unnest(array['reading_1m', 'reading_1h', 'reading_1d']::regclass[]) name;
select add_continuous_aggregate_policy('reading_1m', schedule_interval => interval '5 minutes', end_offset => interval '2 minutes',
    start_offset => (select min(keep) - interval '7 days' from retention where tier in ('reading', 'reading_1m')));
select add_continuous_aggregate_policy('reading_1h', schedule_interval => interval '30 minutes', end_offset => interval '1 hour',
    start_offset => (select keep - interval '7 days' from retention where tier = 'reading'));
select add_continuous_aggregate_policy('reading_1d', schedule_interval => interval '6 hours', end_offset => interval '1 day',
    start_offset => (select keep - interval '7 days' from retention where tier = 'reading'));

-- What no policy does.
create or replace procedure maintain_store(job_id integer, config jsonb) language plpgsql as $$
begin
    perform merge_staged_readings();
    perform apply_retention();
end $$;
select add_job('maintain_store', interval '1 hour')
where not exists (select from timescaledb_information.jobs where proc_name = 'maintain_store');
