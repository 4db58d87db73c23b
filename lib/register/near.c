/* SPDX-License-Identifier: ISC */
/* What is near to what: neighbouring municipalities, where their middles are,
 * and which municipalities a postcode lies in. A centre imports these. */
#include "register.h"

#define MUNICIPALITY_WORDS \
	"kommun|kommune|kunta|kommunkod|kommunekode|kommunenummer|" \
	"kommune nr|kommunnummer|kuntanumero|kuntakoodi|kode|nr"

/* clang-format off */
static const struct vci_field neighbour[] = {
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE, .flags = VC_F_REQUIRED,
	    .aliases = MUNICIPALITY_WORDS },
	{ .name = "neighbour", .title = N_("Neighbour"), .type = VCI_T_PLACE,
	    .flags = VC_F_REQUIRED,
	    .aliases = "grannkommun|granne|nabokommune|nabo|naapurikunta|"
	    "naapuri|neighbor" },
	{ .name = NULL },
};

static const struct vci_field centroid[] = {
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE, .flags = VC_F_REQUIRED,
	    .aliases = MUNICIPALITY_WORDS },
	{ .name = "latitude", .title = N_("Latitude"), .type = VCI_T_DEGREE,
	    .flags = VC_F_REQUIRED,
	    .aliases = "lat|latitud|breddgrad|breddegrad|bredde|leveysaste|"
	    "wgs84 lat|y" },
	{ .name = "longitude", .title = N_("Longitude"), .type = VCI_T_DEGREE,
	    .flags = VC_F_REQUIRED,
	    .aliases = "lon|lng|long|longitud|längdgrad|længdegrad|lengdegrad|"
	    "længde|lengde|pituusaste|wgs84 lon|x" },
	{ .name = NULL },
};

static const struct vci_field postal[] = {
	{ .name = "postcode", .title = N_("Postcode"),
	    .type = VCI_T_POSTCODE, .flags = VC_F_REQUIRED, .column = "code",
	    .aliases = "postnummer|postnr|postal code|zip|postinumero" },
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE, .flags = VC_F_REQUIRED,
	    .aliases = MUNICIPALITY_WORDS },
	{ .name = NULL },
};
/* clang-format on */

static int
check_pair(struct vc *vc, struct vci_row *row)
{
	int other = vci_field(row->noun, "neighbour");
	const struct vci_value *a =
	    &row->v[vci_field(row->noun, "municipality")];
	const struct vci_value *b = &row->v[other];

	if (a->kind != VCI_INT || b->kind != VCI_INT || a->i != b->i)
		return VC_OK;
	row->column = other;
	return vci_err(vc, VC_E_DATA,
	    "is the municipality itself; give another");
}

/* In thousandths of a degree; names the column to blame where it isn't. */
static bool
is_within(struct vci_row *row, const char *name, int64_t from, int64_t to)
{
	int column = vci_field(row->noun, name);
	const struct vci_value *v = &row->v[column];

	if (v->kind != VCI_INT || (v->i >= from && v->i <= to))
		return true;
	row->column = column;
	return false;
}

/* Wide enough for every Nordic municipality, and too narrow for a latitude
 * and a longitude that changed places. */
static int
check_middle(struct vc *vc, struct vci_row *row)
{
	if (!is_within(row, "latitude", 54000, 82000))
		return vci_err(vc, VC_E_DATA,
		    "is no latitude of a Nordic municipality: from 54 to 82 "
		    "degrees");
	if (!is_within(row, "longitude", -10000, 33000))
		return vci_err(vc, VC_E_DATA,
		    "is no longitude of a Nordic municipality: from -10 to 33 "
		    "degrees");
	return VC_OK;
}

static const char *const pair_key[] = { "municipality", "neighbour", NULL };
static const char *const place_key[] = { "municipality", NULL };
static const char *const postal_key[] = { "postcode", "municipality", NULL };

const struct vc_noun vci_neighbour = { .name = "neighbour",
	.title = N_("neighbour"),
	.table = { "neighbour", NULL },
	.field = neighbour,
	.key = pair_key,
	.check = check_pair };
const struct vc_noun vci_centroid = { .name = "centroid",
	.title = N_("centroid"),
	.table = { "centroid", NULL },
	.field = centroid,
	.key = place_key,
	.check = check_middle };
const struct vc_noun vci_postal = { .name = "postal",
	.title = N_("postal"),
	.table = { "postal", NULL },
	.field = postal,
	.key = postal_key };
