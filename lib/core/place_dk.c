/* SPDX-License-Identifier: ISC */
/* The names of Danish municipalities, in key order. */
#include "place_name.h"

/* clang-format off */
const struct vci_place_name vci_place_names_dk[] = {
	{ "abenra", 580 }, { "albertslund", 165 }, { "alborg", 851 },
	{ "allerod", 201 }, { "arhus", 751 }, { "aro", 492 }, { "assens", 420 },
	{ "ballerup", 151 }, { "billund", 530 }, { "bornholm", 400 },
	{ "brondby", 153 }, { "bronderslev", 810 }, { "christianso", 411 },
	{ "copenhagen", 101 }, { "dragor", 155 }, { "egedal", 240 },
	{ "esbjerg", 561 }, { "faborgmidtfyn", 430 }, { "fano", 563 },
	{ "favrskov", 710 }, { "faxe", 320 }, { "fredensborg", 210 },
	{ "fredericia", 607 }, { "frederiksberg", 147 },
	{ "frederikshavn", 813 }, { "frederikssund", 250 }, { "fureso", 190 },
	{ "gentofte", 157 }, { "gladsaxe", 159 }, { "glostrup", 161 },
	{ "greve", 253 }, { "gribskov", 270 }, { "guldborgsund", 376 },
	{ "haderslev", 510 }, { "halsnas", 260 }, { "hedensted", 766 },
	{ "helsingor", 217 }, { "herlev", 163 }, { "herning", 657 },
	{ "hillerod", 219 }, { "hjorring", 860 }, { "hojetastrup", 169 },
	{ "holbak", 316 }, { "holstebro", 661 }, { "horsens", 615 },
	{ "horsholm", 223 }, { "hvidovre", 167 }, { "ikastbrande", 756 },
	{ "ishoj", 183 }, { "jammerbugt", 849 }, { "kalundborg", 326 },
	{ "kerteminde", 440 }, { "kobenhavn", 101 }, { "koge", 259 },
	{ "kolding", 621 }, { "langeland", 482 }, { "laso", 825 },
	{ "lejre", 350 }, { "lemvig", 665 }, { "lolland", 360 },
	{ "lyngbytarbak", 173 }, { "mariagerfjord", 846 },
	{ "middelfart", 410 }, { "morso", 773 }, { "nastved", 370 },
	{ "norddjurs", 707 }, { "nordfyn", 480 }, { "nordfyns", 480 },
	{ "nyborg", 450 }, { "odder", 727 }, { "odense", 461 },
	{ "odsherred", 306 }, { "randers", 730 }, { "rebild", 840 },
	{ "ringkobingskjern", 760 }, { "ringsted", 329 }, { "rodovre", 175 },
	{ "roskilde", 265 }, { "rudersdal", 230 }, { "samso", 741 },
	{ "silkeborg", 740 }, { "skanderborg", 746 }, { "skive", 779 },
	{ "slagelse", 330 }, { "solrod", 269 }, { "sonderborg", 540 },
	{ "soro", 340 }, { "stevns", 336 }, { "struer", 671 },
	{ "svendborg", 479 }, { "syddjurs", 706 }, { "tarnby", 185 },
	{ "thisted", 787 }, { "tonder", 550 }, { "vallensbak", 187 },
	{ "varde", 573 }, { "vejen", 575 }, { "vejle", 630 },
	{ "vesthimmerland", 820 }, { "vesthimmerlands", 820 },
	{ "viborg", 791 }, { "vordingborg", 390 },
};
/* clang-format on */

const size_t vci_place_nnames_dk = sizeof(vci_place_names_dk) /
    sizeof(vci_place_names_dk[0]);
