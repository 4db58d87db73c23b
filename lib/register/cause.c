/* SPDX-License-Identifier: ISC */
/* What organisations work with: sections, groups and sub-groups of the
 * ICNP/TSO (UN Statistics Division, ST/ESA/STAT/SER.F/91/Rev.1, 2018). */
#include "register.h"

/* clang-format off */
static const struct vci_code cause[] = {
	{ "A", "Culture, communication and recreation activities|"
	    "kultur|fritid|kultur och fritid|kultur og fritid|kulttuuri" },
	{ "A10", "Culture and arts" },
	{ "A11", "Performing and visual arts" },
	{ "A12", "Museums, zoos, parks, historical sites and similar"
	    " institutions" },
	{ "A19", "Culture and arts not elsewhere classfied" },
	{ "A20", "Sports and recreation|"
	    "idrott|sport|idræt|idrett|liikunta" },
	{ "A21", "Sports activities" },
	{ "A22", "Amusement and recreation services" },
	{ "A29", "Sports and recreation not elsewhere classfied" },
	{ "A30", "Information and communication services" },
	{ "A90", "Culture and arts services not elsewhere classfied" },
	{ "B", "Education services|"
	    "utbildning|uddannelse|utdanning|koulutus" },
	{ "B10", "Pre-primary, primary and secondary education" },
	{ "B11", "Pre-primary education" },
	{ "B12", "Primary education" },
	{ "B13", "Secondary education" },
	{ "B19", "Primary and secondary education not elsewhere classfied" },
	{ "B20", "Higher education" },
	{ "B21", "Colleges and universities" },
	{ "B29", "Higher education not elsewhere classfied" },
	{ "B30", "Other education" },
	{ "B31", "Technical, vocational and continuing education" },
	{ "B32", "Education support services" },
	{ "B90", "Education services not elsewhere classfied" },
	{ "C", "Human health services|"
	    "hälsa|hälsa och sjukvård|sundhed|helse|terveys" },
	{ "C10", "Ambulatory health services" },
	{ "C11", "General ambulatory health-care services" },
	{ "C12", "Specialized outpatient care centres" },
	{ "C13", "Emergency medical response" },
	{ "C14", "Medical and diagnostic laboratories" },
	{ "C19", "Ambulatory health-care services not elsewhere classfied" },
	{ "C20", "Hospitals" },
	{ "C21", "General hospitals" },
	{ "C22", "Specialty, psychiatric and substance abuse hospitals" },
	{ "C29", "Hospitals not elsewhere classfied" },
	{ "C30", "Nursing and residential care services" },
	{ "C31", "Residential nursing care facilities" },
	{ "C32", "Residential care for the elderly" },
	{ "C39", "Nursing and residential care services not elsewhere"
	    " classfied" },
	{ "D", "Social services|"
	    "socialt|social|sosialt|sosiaalipalvelut" },
	{ "D10", "Individual and family services" },
	{ "D11", "Child and youth services|"
	    "barn|ungdom|barn och ungdom|børn|børn og unge|barn og unge" },
	{ "D12", "Services for the elderly|"
	    "äldre|ældre|eldre|vanhukset" },
	{ "D13", "Services for people with disabilities" },
	{ "D14", "Family services" },
	{ "D19", "Other individual and family services" },
	{ "D20", "Child day-care services" },
	{ "D30", "Emergency and relief services" },
	{ "D31", "Community food services" },
	{ "D32", "Temporary shelters" },
	{ "D33", "Emergency and relief services" },
	{ "D34", "Refugee assistance|"
	    "flyktingar|flygtninge|flyktninger" },
	{ "D39", "Emergency and relief services not elsewhere classfied" },
	{ "D40", "Vocational rehabilitation services for people with"
	    " barriers to employment" },
	{ "D41", "Job counselling or training activities" },
	{ "D42", "Sheltered workshops" },
	{ "D49", "Vocational rehabilitation services not elsewhere"
	    " classfied" },
	{ "D90", "Social services not elsewhere classfied" },
	{ "E", "Environmental protection and animal welfare activities|"
	    "miljö|natur|miljø|ympäristö" },
	{ "E10", "Natural resource management and protection" },
	{ "E11", "Land or water management activities" },
	{ "E12", "Pollution abatement and control activities" },
	{ "E13", "Eco-tourism" },
	{ "E14", "Eco-farming and forestry" },
	{ "E19", "Natural resource management, conservation and"
	    " protection not else-where classfied" },
	{ "E20", "Animal health and welfare activities|"
	    "djur|dyr|eläimet" },
	{ "E21", "Animal sanctuaries and shelters" },
	{ "E22", "Veterinary services" },
	{ "E29", "Animal health and welfare activities not elsewhere"
	    " classfied" },
	{ "E90", "Environmental protection and animal welfare activities"
	    " not elsewhere classfied" },
	{ "F", "Community and economic development, and housing activities" },
	{ "F10", "Construction of housing and infrastructure" },
	{ "F11", "Construction of housing" },
	{ "F12", "Construction of infrastructure" },
	{ "F19", "Construction of housing and infrastructure not"
	    " elsewhere classfied" },
	{ "F20", "Community and economic development activities" },
	{ "F30", "Housing management and maintenance" },
	{ "F40", "Utilities and waste management" },
	{ "F50", "Indigenous people self-governance" },
	{ "F90", "Community and economic development and housing not"
	    " elsewhere classfied" },
	{ "G", "Civic, advocacy, political and international activities" },
	{ "G10", "Civic, advocacy and social participation activities" },
	{ "G11", "Social advocacy" },
	{ "G12", "Environment conservation and animal welfare advocacy" },
	{ "G13", "Social clubs and similar member-serving activities" },
	{ "G14", "Social youth organizations" },
	{ "G15", "Social organizations for the elderly" },
	{ "G16", "Social organizations for the disabled" },
	{ "G19", "Civic, advocacy and social participation activities not"
	    " elsewhere classfied" },
	{ "G20", "Political activities" },
	{ "G21", "Political parties" },
	{ "G22", "Political action, lobbying and similar activities" },
	{ "G29", "Political activities not elsewhere classfied" },
	{ "G30", "International activities" },
	{ "G90", "Civic, advocacy, political and international activities"
	    " not elsewhere classfied" },
	{ "H", "Philanthropic intermediaries and voluntarism promotion" },
	{ "H10", "Grant-making foundations" },
	{ "H90", "Other philanthropic intermediaries and voluntarism"
	    " promotion" },
	{ "I", "Religious congregations and associations|"
	    "religion|trossamfund|trossamfunn|uskonto" },
	{ "I10", "Religious congregations" },
	{ "I90", "Other religious associations" },
	{ "J", "Business, professional and labour organizations" },
	{ "J10", "Business and employers associations" },
	{ "J20", "Professional associations" },
	{ "J30", "Labour unions" },
	{ "J90", "Business, professional and labour organizations not"
	    " elsewhere classfied" },
	{ "K", "Professional, scientific, accounting and administrative"
	    " services" },
	{ "K10", "Scientific research and testing services" },
	{ "K20", "Professional services" },
	{ "K21", "Legal and mediation services" },
	{ "K22", "Public relations and related services" },
	{ "K23", "Accounting, bookkeeping and related services" },
	{ "K29", "Professional services not elsewhere classfied" },
	{ "K30", "Management and administrative services" },
	{ "K90", "Professional, scientific and administrative services"
	    " not elsewhere classfied" },
	{ "L", "Other activities" },
	{ "L10", "Agriculture, forestry and fishing" },
	{ "L20", "Manufacturing" },
	{ "L30", "Accommodation, catering and food services" },
	{ "L40", "Trade activities" },
	{ "L50", "Transportation and storage activities" },
	{ "L60", "Financial and insurance services" },
	{ "L70", "Real estate activities" },
	{ "L80", "Unpaid activities of households" },
	{ "L81", "Unpaid goods-producing activities of households" },
	{ "L82", "Unpaid service-producing activities of households" },
	{ "L90", "Activities not elsewhere classified" },
	{ NULL, NULL },
};
/* clang-format on */

const struct vci_codes vci_causes = { N_("cause"), cause };
