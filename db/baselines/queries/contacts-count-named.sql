-- Contacts: how many are named like the text

select * from reporting.count_contacts(query := :'surname') limit 1000;
