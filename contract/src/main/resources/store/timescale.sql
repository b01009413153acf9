-- Run after the plain scripts where the extension timescaledb is there, and again after each upgrade: every line may be repeated.
-- A chunk of readings spans a week: half-hourly nodes then compress to two thirds of what they take in chunks of a day.
create extension if not exists timescaledb;
select create_hypertable('reading', 'observed_at', chunk_time_interval => interval '7 days', if_not_exists => true);
select create_hypertable('reading_mark', 'observed_at', chunk_time_interval => interval '7 days', if_not_exists => true);
