# Opportunities as New York publishes them: the organisations come with them.
noun: assignment
files: *opportunities*.csv
source: nyc
map: opportunity_id = id
map: org_title = organisation_id
map: summary = task
map: vol_requests = places
map: created_date = registered_on
map: start_date_date = starts_on
map: end_date_date = ends_on
ignore: content_id
ignore: event_time
ignore: hits
ignore: is_priority
ignore: category_id
ignore: category_desc
ignore: amsl
ignore: amsl_unit
ignore: org_content_id
ignore: addresses_count
ignore: locality
ignore: region
ignore: postalcode
ignore: primary_loc
ignore: display_url
ignore: recurrence_type
ignore: hours
ignore: last_modified_date
ignore: Latitude
ignore: Longitude
ignore: Community Board
ignore: Community Council
ignore: Census Tract
ignore: BIN
ignore: BBL
ignore: NTA
translate: status: approved = published
translate: status: pending = submitted
create-orgs
partial
