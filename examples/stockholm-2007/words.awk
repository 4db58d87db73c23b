# SPDX-License-Identifier: ISC
# The words that the example's records are made of, and how many records each
# municipality gets in each year: here stand the published figures.

# ---- words ----------------------------------------------------------------

# Names of organisations without the place, by what they work for (ICNP/TSO).
function base(cause, names, form, w, n, i)
{
	n = split(names, w, "|")
	for (i = 1; i <= n; i++) {
		base_name[++nbase] = w[i]
		base_cause[nbase] = cause
		base_form[nbase] = form
	}
}

# Something volunteers do, for organisations of a cause ("*": of any).
function kind(cause, title, task, causes, skills, class, remote)
{
	kind_cause[++nkind] = cause
	kind_title[nkind] = title
	kind_task[nkind] = task
	kind_causes[nkind] = causes
	kind_skills[nkind] = skills
	kind_class[nkind] = class
	kind_remote[nkind] = remote
}

function words(a)
{
	a = "association"
	base("D10", "Besöksvännerna|Vänkedjan|Väntjänsten Lyktan|" \
	    "Kaffestugan Gläntan|Föreningen Öppen Famn|Grannhjälpen|" \
	    "Mötesplatsen Kajutan|Familjevännerna|Vardagsvännerna", a)
	base("D10", "Stiftelsen Ljusgården|Stiftelsen Värmestugan Gnistan",
	    "foundation")
	base("B30", "Föreningen Läxhjälp|Läsvännerna|Språkbron|Mattevännerna|" \
	    "Studiestugan Pennan|Språkvännerna", a)
	base("C30", "Ledsagarringen|Anhörigkretsen|Promenadvännerna|" \
	    "Stödkretsen Vågen|Äldrevännerna", a)
	base("A10", "Kulturföreningen Magasinet|Teatergruppen Lykttändarna|" \
	    "Berättarkretsen|Kören Samklang", a)
	base("A20", "Friluftsgruppen Tallen|Ungdomsgården Kompassen|" \
	    "Föreningen Idrott för Alla|Schackvännerna", a)
	base("E10", "Odlarkretsen|Naturgruppen Mossan|Lagningskaféet", a)
	base("E20", "Djurvännerna Tassen|Katthjälpen Misse", a)
	base("G10", "Tjejgruppen Stjärnan|Nybyggarkretsen|" \
	    "Rådgivningen Tillsammans", a)
	base("G30", "Vänortskretsen|Hjälpföreningen Broar|" \
	    "Insamlingskretsen Handslaget", a)
	base("I10", "Diakonikretsen|Församlingen Solgläntan", "congregation")

	kind("B30", "Läxhjälpare", "Hjälp elever i årskurs 6-9 med läxor, " \
	    "främst matematik och svenska.", "utbildning;barn och unga",
	    "matematik;svenska", "evening", "no")
	kind("B30", "Läxhjälpare för gymnasister",
	    "Stöd gymnasieelever i naturkunskap och engelska.",
	    "utbildning;barn och unga", "engelska;naturkunskap", "evening",
	    "no")
	kind("B30", "Samtalsledare på språkcafé",
	    "Led samtal på lätt svenska med dem som nyss kommit hit.",
	    "utbildning;integration", "svenska;samtal", "evening", "no")
	kind("B30", "Läsombud", "Läs högt för barn på biblioteket.",
	    "utbildning;barn och unga;kultur", "högläsning", "weekend", "no")
	kind("B30", "Datorhandledare för seniorer",
	    "Visa äldre hur man mejlar, söker och betalar räkningar på nätet.",
	    "utbildning;äldre", "data", "day", "no")
	kind("D10", "Besöksvän", "Besök en ensam äldre person hemma, prata " \
	    "och drick kaffe.", "äldre;social gemenskap", "samtal", "any", "no")
	kind("D10", "Kontaktperson för familj",
	    "Var ett stöd för en ensamstående förälder med små barn.",
	    "familj;barn och unga", "barn;samtal", "any", "no")
	kind("D10", "Värd på öppet kafé",
	    "Ta emot gäster, koka kaffe och se till att alla trivs.",
	    "social gemenskap", "matlagning;bemötande", "day", "no")
	kind("D10", "Telefonvän", "Ring en gång i veckan till någon som " \
	    "annars sällan får samtal.", "social gemenskap;äldre", "samtal",
	    "evening", "yes")
	kind("D10", "Kökshjälp på värmestuga",
	    "Laga och servera frukost till hemlösa.", "hemlöshet",
	    "matlagning", "weekend", "no")
	kind("D10", "Klädsorterare",
	    "Sortera och dela ut kläder som skänkts till föreningen.",
	    "hemlöshet;återbruk", "praktiskt arbete", "day", "no")
	kind("C30", "Ledsagare", "Följ med en person med synnedsättning på " \
	    "promenad, bio eller inköp.", "funktionsnedsättning",
	    "ledsagning", "any", "no")
	kind("C30", "Promenadkamrat",
	    "Gå ut med en boende på äldreboendet, gärna en gång i veckan.",
	    "äldre;hälsa", "samtal", "day", "no")
	kind("C30", "Avlösare för anhöriga",
	    "Var sällskap åt en sjuk person medan den anhörige får vila.",
	    "hälsa;anhöriga", "omsorg", "day", "no")
	kind("C30", "Fikavärd på äldreboende",
	    "Duka fram, servera och sitt ner för en pratstund.",
	    "äldre;social gemenskap", "bemötande", "day", "no")
	kind("C30", "Samtalsledare i stödgrupp",
	    "Led en grupp för anhöriga tillsammans med en van ledare.",
	    "hälsa;anhöriga", "samtal;gruppledning", "evening", "no")
	kind("A10", "Guide på utställning",
	    "Visa besökare runt och berätta om föreningens samling.",
	    "kultur", "historia;bemötande", "weekend", "no")
	kind("A10", "Publikvärd", "Riv biljetter, visa tillrätta och hjälp " \
	    "till i garderoben.", "kultur", "bemötande", "evening", "no")
	kind("A10", "Scenarbetare", "Bygg dekor och hjälp till bakom scenen " \
	    "inför föreställningen.", "kultur", "snickeri;praktiskt arbete",
	    "weekend", "no")
	kind("A20", "Ledare på ungdomsgård",
	    "Håll öppet för tonåringar, ordna turneringar och filmkvällar.",
	    "barn och unga;fritid", "gruppledning", "evening", "no")
	kind("A20", "Tränare för nybörjare",
	    "Led träning för barn som aldrig har prövat sporten förut.",
	    "barn och unga;idrott", "gruppledning;idrott", "evening", "no")
	kind("A20", "Utflyktsledare", "Planera och led dagsturer i skog och " \
	    "mark.", "fritid;natur", "friluftsliv;gruppledning", "weekend",
	    "no")
	kind("E10", "Odlingshjälp", "Så, rensa och skörda i den gemensamma " \
	    "trädgården.", "miljö;natur", "trädgård", "weekend", "no")
	kind("E10", "Fågelräknare", "Räkna fåglar längs en fast runda och " \
	    "skriv in vad du ser.", "miljö;natur", "artkunskap", "weekend",
	    "no")
	kind("E10", "Reparatör på lagningskafé",
	    "Hjälp besökare att laga cyklar, lampor och kläder.",
	    "miljö;återbruk", "reparation", "evening", "no")
	kind("E20", "Jourhem för katt", "Ta hand om en hemlös katt tills den " \
	    "får ett nytt hem.", "djur", "djurvana", "any", "no")
	kind("E20", "Skötare på katthem", "Mata, städa och umgås med " \
	    "katterna, ett pass i veckan.", "djur", "djurvana", "weekend",
	    "no")
	kind("G10", "Jourvärd", "Svara i telefon och chatt när flickor och " \
	    "kvinnor söker stöd.", "jämställdhet;social gemenskap", "samtal",
	    "evening", "no")
	kind("G10", "Juridisk rådgivare", "Ge råd om kontrakt, skulder och " \
	    "myndighetsbrev.", "integration;rådgivning", "juridik", "evening",
	    "no")
	kind("G10", "Mentor för nyanländ", "Träffa din adept varannan vecka " \
	    "och visa hur samhället fungerar.", "integration", "samtal;svenska",
	    "any", "no")
	kind("G30", "Insamlare med bössa", "Stå på stan och samla in pengar " \
	    "under kampanjveckan.", "bistånd;insamling", "bemötande",
	    "weekend", "no")
	kind("G30", "Översättare", "Översätt brev och rapporter från " \
	    "engelska, franska eller spanska.", "bistånd", "översättning", "",
	    "yes")
	kind("G30", "Butiksbiträde i second hand",
	    "Sälj, prismärk och håll ordning i butiken.", "bistånd;återbruk",
	    "försäljning", "day", "no")
	kind("I10", "Medhjälpare i soppkök",
	    "Laga soppa och samtala med gästerna efter gudstjänsten.",
	    "social gemenskap;hemlöshet", "matlagning", "weekend", "no")
	kind("I10", "Sångstund på äldreboende",
	    "Sjung och spela för de boende en eftermiddag i månaden.",
	    "äldre;kultur", "musik", "day", "no")
	kind("*", "Webbredaktör", "Håll föreningens webbplats uppdaterad med " \
	    "nyheter och bilder.", "information", "webb;skrivande", "", "yes")
	kind("*", "Skribent till medlemsbladet",
	    "Gör intervjuer och skriv korta artiklar.", "information",
	    "skrivande", "", "yes")
	kind("*", "Kassör", "Sköt bokföringen och gör bokslut, med stöd av " \
	    "den avgående kassören.", "styrelsearbete", "ekonomi", "", "no")
	kind("*", "Mässvärd", "Berätta om föreningen vid vårt bord på mässor " \
	    "och marknader.", "information", "bemötande", "weekend", "no")
	kind("*", "Insamlingsansvarig", "Planera höstens insamling och sök " \
	    "bidrag från fonder.", "insamling", "ekonomi;planering", "evening",
	    "no")
	kind("*", "Formgivare av broschyr", "Ge vår broschyr ett nytt, " \
	    "lättläst utseende.", "information", "formgivning", "", "yes")

	more = "Introduktion ingår.|Inga förkunskaper behövs.|" \
	    "Uppdraget passar dig som är nyfiken på människor.|" \
	    "Vi ersätter resor och bjuder på fika.|" \
	    "Du får en fast kontaktperson i föreningen.|" \
	    "Kom gärna tillsammans med en vän.|" \
	    "Du bör kunna vara med minst en termin.|" \
	    "Ring eller mejla, så berättar vi mer."

	girl = "Anna|Eva|Maria|Karin|Kristina|Lena|Kerstin|Sara|Emma|Malin|" \
	    "Jenny|Hanna|Linda|Susanne|Ingrid|Elin|Monica|Sofia|Birgitta|" \
	    "Johanna|Inger|Ulla|Carina|Åsa|Elisabeth|Ida|Helena|Camilla|" \
	    "Amanda|Julia|Therese|Annika|Anette|Jessica|Barbro|Ulrika|" \
	    "Frida|Caroline|Gunilla|Lisa|Maja|Yvonne|Katarina|Sandra|" \
	    "Rebecca|Ellen|Cecilia|Pernilla|Anneli|Fatima|Leila|Amina|" \
	    "Zahra|Mariam|Jasmin|Layla|Aleksandra|Ewa|Irina|Mirjam|Linnéa|" \
	    "Josefin|Veronica|Agneta|Märta|Gun|Siv|Solveig|Rut|Alva|Tove|" \
	    "Disa|Klara|Matilda|Nathalie|Isabelle|Paulina|Teresa"
	boy = "Lars|Anders|Mikael|Johan|Per|Erik|Karl|Peter|Jan|Thomas|" \
	    "Daniel|Fredrik|Hans|Bengt|Mats|Andreas|Stefan|Sven|Bo|Nils|" \
	    "Marcus|Magnus|Mattias|Jonas|Niklas|Martin|Leif|Björn|Alexander|" \
	    "Ulf|Patrik|Jonathan|Henrik|Kjell|Christoffer|Robert|David|" \
	    "Simon|Emil|Joakim|Anton|Rolf|Oskar|Christer|Lennart|Viktor|" \
	    "Göran|Håkan|Tommy|Roger|Rickard|Ali|Ahmed|Mohamed|Hassan|Omar|" \
	    "Reza|Ivan|Goran|Mehmet|Samuel|Filip|Rasmus|Gustav|Sebastian|" \
	    "Jakob|Tobias|Adam|Linus|Albin|Axel|Hugo"
	family = "Andersson|Johansson|Karlsson|Nilsson|Eriksson|Larsson|" \
	    "Olsson|Persson|Svensson|Gustafsson|Pettersson|Jonsson|Jansson|" \
	    "Hansson|Bengtsson|Jönsson|Lindberg|Jakobsson|Magnusson|" \
	    "Olofsson|Lindström|Lindqvist|Lindgren|Axelsson|Berg|Bergström|" \
	    "Lundberg|Lind|Lundgren|Lundqvist|Mattsson|Berglund|" \
	    "Fredriksson|Sandberg|Henriksson|Forsberg|Sjöberg|Wallin|" \
	    "Engström|Eklund|Danielsson|Håkansson|Lundin|Björk|Gunnarsson|" \
	    "Bergman|Holm|Wikström|Samuelsson|Isaksson|Fransson|Bergqvist|" \
	    "Nyström|Holmberg|Arvidsson|Löfgren|Söderberg|Nyberg|Blomqvist|" \
	    "Claesson|Mårtensson|Nordström|Lundström|Eliasson|Pålsson|" \
	    "Björklund|Viklund|Berggren|Sandström|Nordin|Lund|Ström|Åberg|" \
	    "Hermansson|Ekström|Holmgren|Sundberg|Hedlund|Dahlberg|" \
	    "Hellström|Sjögren|Abrahamsson|Falk|Martinsson|Öberg|Blom|" \
	    "Andreasson|Ek|Månsson|Strömberg|Åkesson|Hansen|Norberg|" \
	    "Lindholm|Dahl|Jonasson|Åström|Ali|Hassan|Ahmed|Yilmaz|Demir|" \
	    "Haddad|Karimi|Hosseini|Petrović|Nowak|Kovačević|Garcia|Silva|" \
	    "Nguyen|Korhonen|Virtanen|Mäkinen|Nieminen|Jensen|Nielsen"
}

# ---- what there was each year, by municipality -----------------------------

# orgs, idle (registered, never asked for anyone) and asks (assignments by
# place of work) have one number for each year from 2002 to 2007.
function place(code, group, near, zips, names, orgs, idle, asks, w, y)
{
	muni[++nmuni] = code
	muni_group[nmuni] = group
	muni_near[nmuni] = near
	muni_zip[nmuni] = zips
	muni_places[nmuni] = names
	split(orgs, w, " ")
	for (y = 2002; y <= 2007; y++)
		want_org[nmuni, y] = w[y - 2001]
	split(idle, w, " ")
	for (y = 2002; y <= 2007; y++)
		want_idle[nmuni, y] = w[y - 2001]
	split(asks, w, " ")
	for (y = 2002; y <= 2007; y++)
		want_ask[nmuni, y] = w[y - 2001]
}

function places()
{
	place("SE-0180", 1, 4, "111|112|113|114|115|116|117|118|120|121|122|" \
	    "123|124|125|126|127|128|129|162|163|164|165|167|168",
	    "Söder|Vasastan|Kungsholmen|Östermalm|Norrmalm|Gamla stan|" \
	    "Hägersten|Farsta|Skarpnäck|Rinkeby|Tensta|Husby|Kista|Spånga|" \
	    "Vällingby|Hässelby|Bromma|Liljeholmen|Enskede|Årsta|Älvsjö|" \
	    "Skärholmen|Bredäng|Gröndal|Hornstull|Bagarmossen|Hökarängen|" \
	    "Rågsved|Fruängen|Aspudden|Blackeberg|Traneberg|Hjorthagen|" \
	    "Gärdet|Björkhagen|Kärrtorp|Stockholm",
	    "64 104 84 64 50 22", "2 5 2 1 1 0", "96 260 310 350 380 393")
	place("SE-0380", 2, 1, "752|753|754|755|756|757",
	    "Uppsala|Gottsunda|Sävja|Luthagen|Gränby|Eriksberg|Flogsta|" \
	    "Storvreta",
	    "0 10 28 22 17 13", "0 0 1 0 1 0", "2 40 130 140 138 140")
	place("SE-0780", 2, 10, "352|355",
	    "Växjö|Araby|Teleborg|Hovshaga|Lammhult",
	    "0 0 0 20 12 8", "0 0 0 1 0 0", "0 0 0 60 72 70")
	place("SE-0114", 2, 1, "194", "Upplands Väsby|Runby|Smedby|Odenslunda",
	    "0 0 4 9 6 5", "0 0 0 0 0 1", "2 8 22 34 36 34")
	place("SE-1231", 2, 7, "232", "Burlöv|Arlöv|Åkarp",
	    "0 0 0 0 5 3", "0 0 0 0 0 0", "0 0 0 0 7 14")
	place("SE-1261", 2, 7, "244|246", "Kävlinge|Löddeköpinge|Furulund",
	    "0 0 0 0 5 4", "0 0 0 0 0 0", "0 0 0 0 8 16")
	place("SE-1262", 2, 5, "234|237", "Lomma|Bjärred",
	    "0 0 0 0 5 3", "0 0 0 0 0 0", "0 0 0 0 7 15")
	place("SE-1230", 2, 5, "245", "Staffanstorp|Hjärup",
	    "0 0 0 0 6 3", "0 0 0 0 0 0", "0 0 0 0 9 20")
	place("SE-1263", 2, 8, "233", "Svedala|Bara|Klågerup",
	    "0 0 0 0 3 3", "0 0 0 0 0 0", "0 0 0 0 5 15")
	place("SE-1080", 2, 3, "371", "Karlskrona|Lyckeby|Rödeby|Nättraby",
	    "0 0 8 13 8 1", "0 0 0 1 0 0", "0 0 44 56 40 8")

	# Interests, by the assignment's place: Stockholm, elsewhere.
	split("180 1150 1560 1989 2270 2783", want_interest1, " ")
	split("4 96 350 680 980 1200", want_interest2, " ")
}

# The last day on which anything is new in municipality m: the cooperation
# with Karlskrona ended in 2007.
function last_new(m)
{
	return muni[m] == "SE-1080" ? day(2007, 4, 30) : end
}
