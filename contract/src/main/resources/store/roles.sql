-- Least privilege: what each program may do. Run by whoever migrates, after the scripts; every line may be repeated.
-- The roles cannot log in; a login role of the deployment is granted one of them.
do $$
begin
    if not exists (select from pg_roles where rolname = 'lifeline_job') then create role lifeline_job nologin; end if;
    if not exists (select from pg_roles where rolname = 'lifeline_service') then create role lifeline_service nologin; end if;
    if not exists (select from pg_roles where rolname = 'lifeline_player') then create role lifeline_player nologin; end if;
    if not exists (select from pg_roles where rolname = 'lifeline_reader') then create role lifeline_reader nologin; end if;
end $$;
grant select on all tables in schema public to lifeline_job, lifeline_service, lifeline_reader;
grant insert, update, delete on device, sensor, latest, reading, reading_staging, reading_mark, signal, episode, rejection, rejection_count to lifeline_job;
grant insert, update, delete on ledger, blind_window, job_heartbeat to lifeline_job;
grant insert on waveform to lifeline_job;
grant insert, update on alert, alert_episode, follower, account, incident, incident_alert to lifeline_service;
grant insert on waveform_snapshot to lifeline_service;
grant insert, update on rule_version, rule_override, work_window to lifeline_service;
grant insert on rule_audit to lifeline_service;
grant insert on alert_audit to lifeline_service;
grant insert on exercise_audit to lifeline_service, lifeline_player;
grant insert, update on exercise to lifeline_service;
grant insert, update on person, channel, page, page_attempt to lifeline_service;
grant insert, update, delete on contact, team, roster, calendar_day, chain, responsibility to lifeline_service;
grant insert, update on call, handover to lifeline_service;
grant insert on answer_link, link_key, duty_audit to lifeline_service;
grant insert, update on silence, storm, suppression, digest, digest_line to lifeline_service;
grant insert on noise_audit to lifeline_service;
-- The registry is kept by people, and told apart from strangers by the job; nobody deletes from it.
grant insert, update on asset, device to lifeline_service;
grant insert, update on sensor to lifeline_service;
grant insert on registry_audit to lifeline_service;
-- Of the whole store the player of exercises sees its own table and the signals of exercises, and says how far it is.
grant select on exercise, exercise_audit, exercise_signal to lifeline_player;
grant update (state, started_at, heartbeat_at, ends_at, ended_at, reason, faults, score) on exercise to lifeline_player;
grant usage, select on all sequences in schema public to lifeline_job, lifeline_service;
-- Password hashes are nobody's business but the service's.
revoke all on account from lifeline_job, lifeline_reader;
-- Nor are the people who are called, and what was told them.
revoke all on person, channel, contact, page, page_attempt, team, roster, call, answer_link, link_key, duty_audit, handover, digest_line from lifeline_job, lifeline_reader;
-- What merges and removes runs with the owner's rights, for whoever looks after the store.
revoke all on function merge_staged_readings(), apply_retention(), delete_old(text, text, timestamptz) from public;
