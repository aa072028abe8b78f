-- Contacts: named like the text

select * from reporting.list_contacts(query := :'surname', max_results := 50) limit 1000;
