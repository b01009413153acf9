-- Accounts that an administrator keeps: what somebody is, and for which part of the city.

alter table account add column version integer not null default 1;
alter table account add column domains text[] not null default '{}';
alter table account add column districts text[] not null default '{}';
alter table account add column disabled_at timestamptz;
comment on table account is 'Local accounts; the first one gets a generated password, shown once.';
comment on column account.role is 'viewer, auditor, duty-officer, analyst, owner, shift-leader, admin.';
comment on column account.version is 'Counts changes.';
comment on column account.domains is 'Folder names of the domains somebody acts for; empty for all.';
comment on column account.districts is 'Districts somebody acts for; empty for all.';
comment on column account.disabled_at is 'Since when nobody can log in with it, and its sessions are over; null while somebody can.';
