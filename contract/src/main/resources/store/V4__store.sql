-- Room beside each row of latest: a new value then takes the place of the old one in its page, and no index changes.
alter table latest set (fillfactor = 50);
