-- Options 124 and 125 hold parts under the numbers of enterprises.
alter table site_option add column enterprise bigint;
alter table scope_option add column enterprise bigint;
alter table client_class_option add column enterprise bigint;
alter table reservation_option add column enterprise bigint;
