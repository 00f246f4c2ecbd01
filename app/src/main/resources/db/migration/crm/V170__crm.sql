create schema if not exists crm;
