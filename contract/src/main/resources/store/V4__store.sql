-- Aggregates, rows that come too late for a compressed chunk, and how long what is kept.

-- Room beside each row of latest: a new value then takes the place of the old one in its page, and no index changes.
alter table latest set (fillfactor = 50);

create view reading_1m (
    sensor,
    bucket,
    sum,
    count,
    min,
    max
) as
select sensor, date_trunc('minute', observed_at), sum(value::double precision), count(*), min(value), max(value)
from reading where (quality & 3) in (0, 3) group by 1, 2;
comment on view reading_1m is 'Judged readings (GOOD, SUBSTITUTED) by minute; the mean is sum / count. TimescaleDB keeps it ready, see timescale.sql.';
comment on column reading_1m.sensor is 'sensor.id.';
comment on column reading_1m.bucket is 'Start of the minute.';
comment on column reading_1m.sum is 'Sum of the values.';
comment on column reading_1m.count is 'How many there are.';
comment on column reading_1m.min is 'The least of them.';
comment on column reading_1m.max is 'The greatest of them.';

create view reading_1h (
    sensor,
    bucket,
    sum,
    count,
    min,
    max
) as
select sensor, date_trunc('hour', observed_at, 'Asia/Shanghai'), sum(value::double precision), count(*), min(value), max(value)
from reading where (quality & 3) in (0, 3) group by 1, 2;
comment on view reading_1h is 'The same by hour.';
comment on column reading_1h.sensor is 'sensor.id.';
comment on column reading_1h.bucket is 'Start of the hour.';
comment on column reading_1h.sum is 'Sum of the values.';
comment on column reading_1h.count is 'How many there are.';
comment on column reading_1h.min is 'The least of them.';
comment on column reading_1h.max is 'The greatest of them.';

create view reading_1d (
    sensor,
    bucket,
    sum,
    count,
    min,
    max
) as
select sensor, date_trunc('day', observed_at, 'Asia/Shanghai'), sum(value::double precision), count(*), min(value), max(value)
from reading where (quality & 3) in (0, 3) group by 1, 2;
comment on view reading_1d is 'The same by day of the city (+08:00).';
comment on column reading_1d.sensor is 'sensor.id.';
comment on column reading_1d.bucket is 'Start of the day.';
comment on column reading_1d.sum is 'Sum of the values.';
comment on column reading_1d.count is 'How many there are.';
comment on column reading_1d.min is 'The least of them.';
comment on column reading_1d.max is 'The greatest of them.';

create table reading_staging (
    sensor integer not null,
    observed_at timestamptz not null,
    value real not null,
    quality smallint not null,
    primary key (sensor, observed_at)
);
comment on table reading_staging is 'Readings older than staging_horizon(), on their way into reading: merge_staged_readings() takes them there.';
comment on column reading_staging.sensor is 'As in reading.';
comment on column reading_staging.observed_at is 'As in reading.';
comment on column reading_staging.value is 'As in reading.';
comment on column reading_staging.quality is 'As in reading.';

-- Readings from before this instant go to reading_staging. Plain PostgreSQL compresses nothing: there are none.
create function staging_horizon() returns timestamptz language sql stable as $$ select timestamptz '-infinity' $$;
comment on function staging_horizon() is 'End of the newest chunk of readings that is compressed.';

-- In one transaction, so that a row is in one place or in the other; a key that is in reading already stays as it is.
create function merge_staged_readings() returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
    merged bigint;
begin
    if not pg_try_advisory_xact_lock(7204) then
        return 0;
    end if;
    with taken as (delete from reading_staging returning sensor, observed_at, value, quality),
    placed as (
        insert into reading (sensor, observed_at, value, quality)
        select sensor, observed_at, value, quality from taken order by sensor, observed_at
        on conflict do nothing
        returning 1)
    select count(*) into merged from placed;
    return merged;
end $$;
comment on function merge_staged_readings() is 'Moves what is staged into reading; returns how many were new there. Run every hour; one at a time.';

create table retention (
    tier text primary key,
    time_column text not null,
    keep interval not null
);
comment on table retention is 'How long which table is kept; what is not named is kept for good: alerts, signals, audit, hours and days.';
comment on column retention.tier is 'Table or aggregate; one that is not there is passed over.';
comment on column retention.time_column is 'Its column that tells the age.';
comment on column retention.keep is 'What is older than this goes. On TimescaleDB whole chunks go, once all in them is older.';
insert into retention values
    ('reading', 'observed_at', '1096 days'),
    ('reading_mark', 'observed_at', '1096 days'),
    ('reading_1m', 'bucket', '90 days'),
    ('rejection', 'received_at', '90 days'),
    ('rejection_count', 'minute', '1096 days'),
    ('ledger', 'hour', '1096 days'),
    ('waveform', 'started_at', '90 days'),
    ('waveform_snapshot', 'started_at', '1096 days');

-- Sensor by sensor where the key begins with it, so that the index finds what is old.
create function delete_old(tier text, time_column text, before timestamptz) returns bigint language plpgsql as $$
declare
    one integer := -2147483648;
    deleted bigint;
    total bigint := 0;
    by_sensor boolean := exists (select from pg_attribute
        where attrelid = to_regclass(tier) and attname = 'sensor' and not attisdropped);
begin
    if not by_sensor then
        execute format('delete from %I where %I < $1', tier, time_column) using before;
        get diagnostics total = row_count;
        return total;
    end if;
    loop
        execute format('select min(sensor) from %I where sensor > $1', tier) into one using one;
        exit when one is null;
        execute format('delete from %I where sensor = $1 and %I < $2', tier, time_column) using one, before;
        get diagnostics deleted = row_count;
        total := total + deleted;
    end loop;
    return total;
end $$;
comment on function delete_old(text, text, timestamptz) is 'Part of apply_retention() on plain PostgreSQL.';

create function apply_retention() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    one retention;
    kind "char";
    in_chunks boolean;
begin
    for one in select * from retention order by tier loop
        select relkind into kind from pg_class where oid = to_regclass(one.tier);
        in_chunks := false;
        if to_regnamespace('timescaledb_information') is not null then
            execute 'select exists (select from timescaledb_information.hypertables where hypertable_name = $1
                     union all select from timescaledb_information.continuous_aggregates where view_name = $1)'
                into in_chunks using one.tier;
        end if;
        if in_chunks then
            execute format('select drop_chunks(%L, older_than => $1)', one.tier) using now() - one.keep;
        elsif kind = 'r' then
            perform delete_old(one.tier, one.time_column, now() - one.keep);
        end if;
    end loop;
end $$;
comment on function apply_retention() is 'Removes what is older than its tier in retention says. Run every day, or as often as you like.';
