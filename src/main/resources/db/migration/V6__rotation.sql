-- The password that phones may still have until they register with the new one; encrypted as that.
alter table extension add column sealed_old_password varchar(1024);
