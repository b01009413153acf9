-- Run after the plain scripts where the extension timescaledb is there, and again after each upgrade: every line may be repeated.
-- A chunk of readings spans a week: half-hourly nodes then compress to two thirds of what they take in chunks of a day.
create extension if not exists timescaledb;
select create_hypertable('reading', 'observed_at', chunk_time_interval => interval '7 days', if_not_exists => true);
select create_hypertable('reading_mark', 'observed_at', chunk_time_interval => interval '7 days', if_not_exists => true);
-- Raw waveforms are looked at for a week; a chunk of a day makes forgetting a day cheap. Compressed a day later than the last late frame.
select create_hypertable('waveform', 'started_at', chunk_time_interval => interval '1 day', if_not_exists => true);
alter table waveform set (timescaledb.compress, timescaledb.compress_segmentby = 'sensor', timescaledb.compress_orderby = 'started_at');
select add_compression_policy('waveform', compress_after => interval '4 days', if_not_exists => true);
select add_retention_policy('waveform', drop_after => interval '7 days', if_not_exists => true);
-- What was kept around an alert is kept as long as its papers.
select create_hypertable('waveform_snapshot', 'started_at', chunk_time_interval => interval '30 days', if_not_exists => true);
select add_retention_policy('waveform_snapshot', drop_after => interval '3 years', if_not_exists => true);
