# A register of associations that covers many municipalities. It has no ids:
# rows are told apart by number, or by name and municipality; where several
# share these, each is one of its own.
noun: org
files: *foreningar_redacted*.csv
source: foreningsregister
map: homepage_url = website
map: email_generic_only = contact_email
ignore: source_system
ignore: types
ignore: activities
ignore: categories
ignore: postal_code
ignore: city
ignore: scraped_at
unclear: new
partial
