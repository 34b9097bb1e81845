-- The key that tells the clients of a scope apart.
alter table scope add column client_key varchar(16) not null default 'HARDWARE';
