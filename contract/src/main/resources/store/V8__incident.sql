-- How assets hang together, and the incidents that alerts belong to.

create table asset_connection (
    from_asset text not null references asset on delete cascade,
    to_asset text not null references asset on delete cascade,
    kind text not null check (kind in ('FLOWS_TO', 'BESIDE', 'CROSSES')),
    metres double precision not null check (metres >= 0),
    primary key (from_asset, to_asset, kind),
    check (from_asset <> to_asset)
);
comment on table asset_connection is 'The graph of the assets: lifeline.contract.topology.Topology. What flows must not come back to where it was.';
comment on column asset_connection.from_asset is 'asset.id; of FLOWS_TO the one upstream.';
comment on column asset_connection.to_asset is 'asset.id.';
comment on column asset_connection.kind is 'FLOWS_TO: what flows through the one comes to the other next. BESIDE: along the same road. CROSSES: their ways cross.';
comment on column asset_connection.metres is 'How long the way is.';

comment on table follower is 'How far each follower of the signals, or of the audit, has come.';
comment on column follower.position is 'seq of the last signal or audit row it has taken.';
comment on column asset.owner is 'The unit that is responsible for it.';

create table incident (
    id bigint primary key references alert,
    began_at timestamptz not null,
    updated_at timestamptz not null,
    alerts integer not null,
    severity text not null check (severity in ('BLUE', 'YELLOW', 'ORANGE', 'RED')),
    domains text not null,
    cause bigint not null references alert,
    chain text not null default '',
    place jsonb,
    placed_at timestamptz,
    merged_into bigint references incident
);
comment on table incident is 'Alerts of the real city that belong together: each alert is in one incident, many are alone in theirs. Written after the alert is committed, in a transaction of its own.';
comment on column incident.id is 'alert.id of the first alert of it: the same alerts have the same incidents.';
comment on column incident.began_at is 'When the first of its conditions began.';
comment on column incident.updated_at is 'When an alert last joined it or told something new, in the city''s time.';
comment on column incident.alerts is 'How many alerts it has.';
comment on column incident.severity is 'Gravest severity any of them had.';
comment on column incident.domains is 'Folder names of their domains, in order, comma between them.';
comment on column incident.cause is 'alert.id of the probable cause.';
comment on column incident.chain is 'Name of the chain by which the cause brings about others; empty where none is known.';
comment on column incident.place is 'Where it is: lifeline.alerts.incident.place.IncidentPlace; null where nothing is known of the place.';
comment on column incident.placed_at is 'When the readings around it were looked at for its place; null before.';
comment on column incident.merged_into is 'incident.id of the one it turned out to be part of; null where it stands by itself.';
create index incident_together on incident (id) where alerts > 1 and merged_into is null;
create index incident_unplaced on incident (id) where placed_at is null and merged_into is null and alerts > 1;

create table incident_alert (
    alert bigint primary key references alert,
    incident bigint not null references incident,
    rule text not null,
    domain text not null,
    asset text not null,
    layer text not null check (layer in ('HAZARD', 'OUTAGE', 'APART')),
    severity text not null check (severity in ('BLUE', 'YELLOW', 'ORANGE', 'RED')),
    strength double precision not null,
    began_at timestamptz not null,
    told_at timestamptz not null,
    active boolean not null
);
create index incident_alert_incident on incident_alert (incident, alert);
create index incident_alert_told on incident_alert (told_at);
comment on table incident_alert is 'Which incident an alert is in, and what was known of it then; one row an alert.';
comment on column incident_alert.alert is 'alert.id.';
comment on column incident_alert.incident is 'incident.id.';
comment on column incident_alert.rule is 'Rule id.';
comment on column incident_alert.domain is 'Folder name of the domain.';
comment on column incident_alert.asset is 'Asset of the alert.';
comment on column incident_alert.layer is 'HAZARD: people are at risk. OUTAGE: a device is silent. APART: anything else; it belongs to no other.';
comment on column incident_alert.severity is 'Gravest severity it had.';
comment on column incident_alert.strength is 'How far it went, in the unit of what its rule judges; comparable within a rule only.';
comment on column incident_alert.began_at is 'When its condition began.';
comment on column incident_alert.told_at is 'The newest instant its signals told of.';
comment on column incident_alert.active is 'Whether the condition held then.';
