"""Writes sentences in the manner of reports of conflict, for the teacher to tag: news has few of their words.

    python write.py COUNT > OWN.txt

The patterns and the words are ours. The same count gives the same sentences.
"""

import random
import re
import sys
from pathlib import Path

NAMES = [
    name
    for line in (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for name in line.split()
]

SLOTS = {
    # who fights: several, one, from the air, a state's own; EXTRA joins some of these
    "forces": "government troops|rebels|soldiers|police|militants|fighters|gunmen|insurgents|guerrillas|government forces|security forces|commandos|"
    "paramilitaries|militiamen|rebel fighters|marines|paratroopers|border guards|separatists|mercenaries|army patrols|armed men|coalition forces|"
    "loyalist troops|Islamist fighters|Maoist rebels|tribal militias|self-defence groups|masked men|special forces|foreign fighters|mutineers|bandits|"
    "jihadists|vigilantes|tank crews|ethnic militias|nationalist fighters|army deserters|contras",
    "unit": "the army|the militia|the garrison|an armoured column|the guerrilla movement|the junta|the Third Brigade|a commando unit|the national guard|"
    "the rebel alliance|a police patrol|an infantry battalion|the occupying power|an armed gang|the liberation front|the expeditionary force|"
    "a splinter faction|the gendarmerie|the presidential guard|the warlord's militia|a rebel column|an army unit",
    "air": "warplanes|helicopter gunships|fighter jets|bombers|the air force|military aircraft|unmanned aircraft|government planes|attack helicopters|"
    "two unidentified jets",
    "state": "the army|the government|the defence ministry|the national guard|the military council|the high command|the alliance|the neighbouring state|"
    "the regional bloc",
    "regulars": "soldiers|troops|marines|reservists|paratroopers|infantrymen|conscripts|military police|peacekeepers|commandos",
    "suspects": "rebels|guerrillas|militants|separatists|insurgents|jihadists|militiamen|bandits|deserters|infiltrators",
    # who suffers, and how many
    "civs": "civilians|people|villagers|women|children|farmers|students|worshippers|residents|teachers|miners|aid workers|passengers|pilgrims|fishermen|"
    "nurses|traders|herders|protesters|journalists|monks|labourers|truck drivers|refugees|bystanders|shoppers|migrants|schoolchildren|priests|hostages|"
    "peasants|engineers|election workers|health workers|elderly men|boys|girls|men|foreigners|mourners|commuters|detainees",
    "folk": "people|civilians|villagers|residents|refugees|families|women and children|inhabitants|peasants|farmers|townspeople",
    "men": "soldiers|rebels|policemen|fighters|militants|guerrillas|conscripts|officers|militiamen|insurgents|marines|recruits|troops|peacekeepers|"
    "paramilitaries|sentries|gunmen|reservists|border guards|bodyguards|suspected rebels|enemy soldiers",
    "one": "a civilian|a soldier|a policeman|a woman|a man|a child|a girl|a boy|a farmer|a schoolteacher|a shopkeeper|a doctor|a truck driver|a priest|"
    "a village chief|a trade unionist|a nurse|a cameraman|a pregnant woman|a taxi driver|a judge|a police sergeant|a lieutenant|a bishop|"
    "a nine-year-old girl|a 70-year-old man|an interpreter|an imam|a university lecturer|a candidate for parliament|a prison warder|an ambulance driver|"
    "a peacekeeper|a beggar",
    "few": "two|three|four|five|six|seven|eight|nine|ten|11|13|15|16|19|22|27|34|41|58|67|a dozen|several|at least three|at least 16|more than 30|some 25|"
    "about 50|up to 40|nearly 70|as many as 28|no fewer than six|around 45|over 20|only two|almost 60|between 10 and 15|an estimated 35|two or three",
    "tiny": "two|three|four|five|six|seven",
    "count": "8|12|16|19|22|29|37|44|53|61|78|96|130|eight|nine|14|205|eleven|twenty",
    "and_range": "10 and 15|20 and 30|six and eight|40 and 60|100 and 120",
    "to_range": "10 to 15|20 to 30|six to eight|three to five|50 to 70",
    "dash_range": "10-15|20-25|3-5|30-40|6-8",
    "many": "200|450|1,100|2,800|4,000|15,000|62,000|hundreds of|thousands of|tens of thousands of|more than 600|about 9,000|an estimated 30,000|"
    "some 1,800|dozens of|scores of|up to 20,000|at least 700",
    "sum": "1,400|2,600|5,000|8,300|18,000|40,000|120,000|half a million",
    "age": "17|19|22|26|29|34|41|47|53|58|63|71|82|6|11|14",
    "adult": "23|26|29|34|38|41|47|49|53|58|63|66|71",
    "year": "1968|1975|1979|1983|1988|1991|1994|1999|2003|2008|2014|2021|2023",
    # what is done to people: participles, then past, base, present, gerund
    "harmed": "killed|wounded|injured|hurt|badly wounded|slightly injured|maimed|badly burned|fatally wounded|seriously injured|critically injured|"
    "killed outright",
    "wounded": "wounded|injured|hurt|maimed|burned|badly wounded|lightly wounded",
    "caught": "abducted|kidnapped|detained|arrested|captured|taken prisoner|taken hostage|rounded up|led away|taken away|seized|picked up",
    "abused": "beaten|tortured|robbed|threatened|disarmed|interrogated|released|freed|held|jailed|deported|expelled|exchanged|stripped|flogged",
    "slain": "shot dead|murdered|executed|beheaded|stabbed to death|beaten to death|burned alive|hacked to death|massacred|gunned down|hanged|slain|"
    "lynched|put to death|slaughtered|shot|shot and killed|ambushed and killed|killed|drowned",
    "slew": "killed|shot|shot dead|murdered|executed|massacred|beheaded|hanged|gunned down|slaughtered|stabbed|strangled|slew",
    "harms": "killed|wounded|shot|shot dead|abducted|murdered|injured|executed|ambushed|attacked|kidnapped|detained|beheaded|captured|massacred|"
    "gunned down|arrested|beat|tortured|robbed|rounded up|seized|assaulted|threatened|held|fired on|shot at|opened fire on",
    "grabbed": "abducted|kidnapped|detained|arrested|captured|rounded up|seized|took away|carried off|led away",
    "harm": "kill|wound|shoot|abduct|murder|injure|execute|ambush|attack|kidnap|detain|behead|capture|massacre|arrest|beat|seize|free|rob|shoot dead|expel",
    "harming": "killing|wounding|shooting|abducting|murdering|injuring|executing|ambushing|attacking|kidnapping|detaining|capturing|arresting|beating|"
    "torturing",
    "wounding": "killing|wounding|injuring|maiming",
    "kills": "kills|wounds|injures|maims",
    "hit": "killed|wounded|injured",
    "kill": "kill|wound|injure|maim",
    "fate": "died|were killed|were wounded|survived|were missing|had been captured|surrendered|escaped|were taken prisoner|deserted|were unaccounted for",
    # weapons and events: what strikes, by what, in what; then headline subjects
    "blast": "a shell|a mortar bomb|a rocket|a missile|a bomb|an explosive drone|a hand grenade|an artillery round|a tank shell|a petrol bomb",
    "bywhat": "shelling|a landmine|a car bomb|mortar fire|a roadside bomb|sniper fire|rocket fire|artillery fire|a grenade|gunfire|a suicide bomber|"
    "stray bullets|machine-gun fire|an unexploded shell|a booby trap|a guided missile|naval gunfire|napalm|a parcel bomb|small-arms fire|shrapnel|"
    "friendly fire|barrel bombs",
    "inwhat": "an ambush|an air raid|clashes|an air strike|a bombing|a gun battle|a drone strike|a suicide attack|crossfire|a mortar attack|an explosion|"
    "fighting|a skirmish|a night raid|a grenade attack|street fighting|a rocket attack|a shoot-out|a bombardment|a stampede|an artillery duel|"
    "tribal clashes",
    "headcause": "car bomb|landmine|air strike|suicide bomber|shelling|drone strike|roadside bomb|mortar attack|ambush|grenade attack|blast|rocket fire|"
    "gun battle|sniper|bomb on train|raid on village|attack on convoy|missile strike",
    "headcauses": "air strikes|clashes|gunmen|rebels|bombs|snipers|troops|landmines|insurgents|police|twin blasts|border clashes|soldiers|militants|raids",
    "attack": "attack|raid|ambush|bombing|massacre|assault|strike|shelling|explosion|shooting|bombardment|incursion",
    "attack_on": "attack|raid|assault|missile strike|grenade attack|night raid",
    "attacks": "attacks|raids|ambushes|bombings|massacres|assaults|air strikes|killings|clashes|explosions|abductions|executions|skirmishes",
    "assaults": "attacks|raids|assaults|air strikes|ambushes|sorties",
    # what is done to ground: past, participle, base, present, gerund; `won` and its like for a post or a bridge
    "took": "captured|seized|retook|entered|stormed|besieged|shelled|bombed|raided|left|surrounded|overran|reached|attacked|cleared|recaptured|liberated|"
    "held|pounded|encircled|bombarded|occupied|torched|looted|abandoned|blockaded|secured|lost|invaded|evacuated|took|defended|regained|patrolled|"
    "controlled|searched|cordoned off|took control of|laid siege to",
    "taken": "captured|seized|retaken|entered|stormed|besieged|shelled|bombed|raided|left|surrounded|overrun|attacked|cleared|recaptured|liberated|"
    "pounded|encircled|bombarded|occupied|torched|looted|abandoned|blockaded|secured|lost|invaded|evacuated|taken|regained|cut off|razed|burned|"
    "sealed off|searched|fortified",
    "take": "capture|seize|retake|enter|storm|besiege|shell|bomb|raid|leave|surround|overrun|reach|attack|clear|recapture|liberate|hold|pound|encircle|"
    "occupy|loot|abandon|blockade|secure|invade|evacuate|take|defend|advance on|withdraw from|push into|close in on|pull out of|march on|move into",
    "takes": "captures|seizes|retakes|enters|storms|besieges|shells|bombs|raids|leaves|surrounds|overruns|attacks|clears|recaptures|liberates|pounds|"
    "encircles|occupies|abandons|blockades|invades|evacuates|loses|advances on|withdraws from|pushes into|pulls out of|moves into",
    "taking": "capturing|seizing|retaking|entering|storming|besieging|shelling|bombing|raiding|leaving|surrounding|overrunning|attacking|clearing|"
    "occupying|looting|abandoning|encircling|advancing on|withdrawing from|pushing into|pulling out of|invading|bombarding",
    "won": "captured|seized|retook|stormed|overran|occupied|took|recaptured|secured|reached|regained|attacked|shelled|lost|held|blew up|mined",
    "conquered": "captured|seized|stormed|overran|occupied|took|entered|invaded|retook|raided",
    "won_pp": "captured|seized|retaken|stormed|overrun|occupied|taken|recaptured|secured|lost|attacked|shelled",
    "win": "capture|seize|retake|storm|occupy|take|recapture|secure|reach|attack|hold|defend|blow up",
    "winning": "capturing|seizing|retaking|storming|occupying|taking|securing|attacking|shelling|reaching|holding",
    "sacked": "looted|burned|razed|ransacked|shelled|mined|fortified|demolished|plundered|garrisoned|destroyed|held|pillaged|set fire to",
    "went": "advanced into|withdrew from|pushed into|pulled out of|retreated from|fled|moved into|broke into|crossed into|marched on|fell back from|"
    "closed in on|swept through|advanced on|rolled into|were driven out of|infiltrated|dug in around|fanned out across|fought their way into",
    "came": "entered|moved into|broke into|swept through|overran|marched into|raided|occupied",
    "move": "advance|withdraw|retreat|surrender|attack|regroup|counter-attack|lay down their arms|disarm|fall back|cross the river|open fire|pull back|"
    "hold out|leave",
    "give_up": "retreat|surrender|withdraw|leave|negotiate|give in|lay down our arms",
    "advance": "advance|offensive|assault|push|march",
    "operation": "advance|offensive|withdrawal|retreat|landing|operation|bombardment|siege|counter-offensive|pull-out",
    # where
    "site": "a market|a hospital|a checkpoint|a school|a mosque|a bus stop|a prison|a police station|a barracks|a hotel|a church|a railway station|"
    "a monastery|an army base|a bakery|an embassy|a wedding|a funeral|a border post|a refugee camp|an oil refinery|a gold mine|a football ground|"
    "a polling station|a tea plantation|a radio station|a cafe|a ferry terminal|a university hostel|a petrol station",
    "building": "a school|a hospital|a mosque|a church|a hotel|a monastery|a bakery|a warehouse|a block of flats|a cinema|an orphanage|a cafe|a farmhouse|"
    "a prison",
    "shelter": "schools|tents|churches|railway wagons|camps along the border|a disused factory|mosques and schools|the homes of relatives|a sports stadium",
    "area": "the city|the town|the village|the district|the suburb|the enclave|the valley|the province|the camp|the capital|the port|the market quarter|"
    "the border area|the delta|the northern suburbs|the provincial capital|two villages|the garrison town|several hamlets|the mining town|the old quarter",
    "spot": "the island|the airfield|most of the town|both banks of the river|the peninsula|the railway yard|the coastal strip|half of the city|"
    "the harbour|the plateau",
    "height": "the ridge|the bridge|a hilltop post|the pass|the airstrip|the main road|a strategic hill|the dam|the railway junction|the crossing|"
    "the presidential palace|three outposts|the supply route|the radio station|the heights above the town|the fort|the refinery|an observation post|"
    "the trench line",
    "side": "north|south|east|west|north-east|south-west",
    "thing1": "an ammunition dump|a fuel depot|a bridge|a school|a clinic|a power station|a grain silo|a radio mast|a fuel tanker|an anti-aircraft gun|"
    "a command post|a radar station|a church|a patrol boat|an ambulance|a warehouse|a supply convoy|a minibus|a helicopter|a goods train|the town hall|"
    "a field gun|a howitzer|a transport plane|a police car|a troop carrier",
    "things": "three tanks|four jeeps|two armoured personnel carriers|a dozen houses|several shops|two bunkers|six lorries|eight fishing boats|"
    "two mosques|four gun emplacements",
    "arms": "40 rifles|two machine guns|a mortar|grenades|12 landmines|a rocket-propelled grenade launcher|explosives|three pistols|mortar bombs|"
    "a sniper rifle",
    "kit": "ammunition|a radio set|uniforms|detonators|documents|six anti-tank mines|medical supplies|300 rounds of ammunition|four motorcycles",
    "heavy": "field guns|armoured cars|rocket launchers|howitzers|amphibious vehicles|anti-aircraft batteries|bridging equipment",
    "aid": "food|rice|flour|drinking water|seed|cooking oil|tinned food|milk powder",
    "stores": "fuel|medicine|blankets|tents|vaccines|soap|firewood",
    "loot": "cattle|vehicles|livestock|grain|radio equipment|salt|generators|goats|motorcycles",
    "cash": "money|jewellery|mobile phones|watches|cash|clothes",
    # truces and talks
    "truce": "the ceasefire|the truce|the cease-fire|the armistice|the peace accord|the agreement|a 48-hour truce|the cessation of hostilities|"
    "a local ceasefire|the Ramadan truce|a humanitarian pause|the disengagement agreement",
    "ended": "collapsed|fell apart|began|broke down|took effect|expired|failed|ended|came into force|held|was extended|was announced|was violated|resumed|"
    "unravelled|was rejected|was postponed|lapsed|was suspended",
    "ends": "collapses|begins|breaks down|takes effect|expires|fails|ends|holds|falters|unravels",
    "mediator": "the United Nations|the African Union|the Red Cross|regional envoys|the Vatican|tribal elders|a neighbouring state|"
    "the Organization of American States",
    "meet": "meet|discuss a truce|hold talks|visit the capital|resume talks|sign an agreement|exchange prisoners|deliver aid|evacuate the wounded|"
    "withdraw|hand over the bodies|release the hostages|inspect the border|open a corridor for civilians|draw up a ceasefire line|tour the front",
    "parties": "the two sides|government and rebel negotiators|the warring parties|commanders of both armies|the foreign ministers|"
    "envoys of both governments|the two presidents|tribal elders|the mediators|delegates|representatives of the factions",
    # who says, and how
    "source": "the health ministry|a military spokesman|a police spokesman|residents|rescuers|the governor|doctors|witnesses|a hospital official|"
    "the United Nations|the Red Cross|activists|local officials|a rebel commander|the interior ministry|the defence ministry|a rights group|refugees|"
    "survivors|the district administrator|the mayor|a village elder|medical staff|diplomats|a missionary|a morgue attendant|a senior officer|"
    "military sources|a Western diplomat|a priest|the prosecutor's office",
    "paper": "a guerrilla statement|an army communique|a local newspaper|the state news agency|an internal report|state radio|the official gazette|"
    "a statement by the front|the independent daily",
    "sources": "officials|witnesses|police|doctors|rebels|residents|aid agencies|military sources|hospital staff|rights groups|monitors|refugees|"
    "survivors|diplomats",
    "said": "said|reported|announced|claimed|confirmed|told reporters|stated|alleged|disclosed",
    "quoth": "said|added|recalled|explained|insisted|warned|claimed|admitted|declared|complained",
    "office": "a resident|a schoolteacher|a surgeon|the deputy governor|a spokesman for the army|the police chief|a shopkeeper|a parish priest|"
    "a brigade commander|a former prisoner|the district nurse|a human rights lawyer|the town's mayor|an aid coordinator|a railwayman|the defence minister",
    # when
    "day": "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday|yesterday|on 9 May|on November 17|overnight|last week|in August|"
    "earlier this month|the previous day|on Tuesday night|early on Saturday|at dawn|last month|during the night|on the 21st|two days later|before dawn|"
    "at the weekend|in the early hours of Thursday|on 3 February|shortly after midnight|on Wednesday evening|this morning",
    "soon": "on Monday|tomorrow|next week|on Friday|later this month|in the coming days|on 20 June|within 48 hours",
    "since": "since Sunday|since the start of the year|since last week|since 11 July|since the coup|since mid-May|since the rainy season ended|"
    "since independence day",
    "lately": "since Sunday|in recent days|over the past month|in the last three weeks|since the coup|since last week|this year|so far this week",
    "front": "on Monday|at dawn|late on Thursday|shortly after midnight|during the night|on 16 June|a day later|after a lull of several hours|"
    "in a separate incident|further south|under cover of darkness|on the same day|near the border|in the early afternoon|following a tip-off|"
    "despite the ceasefire|elsewhere in the province|in retaliation|in the north of the country|in a simultaneous operation|in the confusion",
    # people on the move
    "fled": "fled|left their homes|were displaced|were evacuated|returned|crossed the border|escaped|sought shelter|were driven out|were forced to leave|"
    "camped in the open|walked for days|were expelled|took refuge in the hills|hid in the forest",
    "have_fled": "have fled|are stranded|have been uprooted|are on the move|have left their homes|are living in the open|have crossed the border|"
    "remain trapped|are in hiding",
    "his": "his|her",
    "he": "he|she",
}

PATTERNS = """
{few} {victims} were {harmed} by {bywhat} near {place} {day}.
{few} {victims} were {slain} by {force} in {place} {day}, {source} {said}.
{few} {victims} were {caught} by {force} {day}.
{few} {victims} were {caught} and {abused} by {force} before being {slain}, {paper} said.
{few} {victims} have been {hurt} in and around {place} {lately}, {source} said.
{one} was {harmed} in {inwhat} in {place}.
{one} and {few} {civs} were {hurt} in {place} {day}, according to {source}.
{one} was being treated for gunshot wounds after {force} attacked {site} in {place}.
{few} {civs} got wounded when {blast} fell on {site}.
{few} {men} had been {hurt} before reinforcements reached {place}.
{few} {victims} are believed to have been {slain}, though {source} could not confirm the figure.
{few} {men} are feared dead after {inwhat} near {place}.
{few} {men} are missing, presumed {caught}, after {force} {took} {ground}.
{one} was {harmed} when a bus drove over a landmine outside {place}; {tiny} others escaped unhurt.
{few} {civs} drowned when a ferry was attacked and sunk by {force} off {place}.
{force} {harms} {few} {victims} in {place} {day}.
{force} {harms} {one} at {site} and {harms} {few} {victims} nearby.
{force} {grabbed}, and later {slew}, {few} {victims} outside {place}.
{force} attacked and {hit} {few} {men} on the road from {place} to {place}.
{force} abducted, tortured and killed {few} {civs} in {place}, {source} {said} {day}.
{force} raped {tiny} women and {slew} {one} after {winning} {height}.
{force} freed {few} {victims} held by {forces} in {place}.
{cause} {hit} {few} {victims} and left {count} others injured {day}.
{cause} claimed the lives of {few} {civs} in {place}.
{blast} hit {site} in {place} {day}, {wounding} {few} {civs}.
{blast} landed on {building}, where {few} {civs} had taken shelter, and {hit} most of them.
{blast} exploded beside {site} just after {few} {men} had left, {source} {said}.
A suicide bomber blew himself up at {site} in {place}, {wounding} {few} {victims}.
The {victims} {slain} in {place} {day} were buried in a common grave.
The {men} {caught} near {place} {day} were flown to the capital.
{few} {civs} {wounded} by {bywhat} were taken to a hospital in {place}.
The {civs} who were {slain} {day} had refused to leave {area}.
The {civs}, most of whom were {caught} in {place}, have not been heard of since.
The {men} whom {force} {harms} in {place} were later named by {source}.
{name} {name}, who was {wounded} in {inwhat} in {year}, now leads the brigade that holds {height}.
{unit}, which had {taken} {area} in {year}, {took} {place} {day}.
{front}, {force} {took} {ground} {side} of {place}.
{front}, {few} {victims} were {hurt} in {place}, {source} {said}.
{front}, {force} {harms} {few} {victims} and burned {thing}.
{front}, {blast} struck {site}, {wounding} {one} and {few} {civs}.
{force} {took} {place} {day}, {source} {said}.
{force} {took} {ground} {day} after heavy fighting with {forces}.
{force} {conquered} and {sacked} {area}.
{force} {conquered}, {sacked} and then abandoned {area} {day}.
{forces} {went} {area} {day} and {won} {height}.
{forces} {went} {place}, {winning} {height} and {harming} {few} {men}.
{forces} {went} {area} at nightfall, leaving behind {arms}, {kit} and {few} dead.
{forces} have {taken} {ground} near {place}, {source} said {day}.
{forces} had {taken} {area} before {unit} could send help.
{forces} are {taking} {area}, {source} said by telephone.
{forces} were {taking} {area} when {unit} {won} {height}.
{place} was {won_pp} by {force} {day}, and most of the garrison were {caught}.
{place}, {taken} by {force} in {year}, has changed hands {tiny} times.
{area}, {taken} {tiny} times in the war, was quiet {day}.
{force} tried to {take} {area} but lost {few} men.
{forces} have orders to {take} {ground}, {source} said.
{unit} ordered its men to {move}.
{forces} refused to {move}, and {source} said that the order had come too late.
{force} failed to {take} {place} despite {tiny} {assaults}.
{force} repelled {tiny} {assaults} on {height}, {source} said.
After {taking} {ground}, {force} {harms} {few} {civs}.
By {winning} {height}, {force} hoped to cut {place} off from {place}.
{forces}, advancing from the {side}, secured {height} and prepared to {take} {area}.
The {advance} on {place} began {day} and was led by {forces}.
The {operation} stalled when {forces} blew up {thing}.
The capture of {place} by {force} opens the road to {place}.
The fall of {place} followed the siege of {area}, in which {few} {victims} were {hurt}.
The shelling of {area} wounded {one} and damaged {thing}.
The abduction of {few} {civs} by {force} was condemned by {source}.
The dead were {civs}; the wounded included {few} {men} and {one}.
The wounded lay for hours at {site} because {forces} fired at the ambulances.
Among the dead were {few} {civs}, {one} and {few} {men}.
Of the {count} {victims} {hurt} {day}, {tiny} were from {place}.
{few} of the {victims} later died of their wounds.
{few} {men} {fate} in the battle for {place}; {few} others {fate}.
Both sides suffered losses: {few} {men} {fate} on the one side and {few} on the other.
{unit} lost {few} men killed and {few} wounded, while {forces} left {count} bodies on the field.
The rebels put their own losses at {count} dead and claimed to have {hit} {few} {men}.
{source} put the number of dead at {count}, but the rebels spoke of {count}.
The toll from {inwhat} in {place} rose to {count} {day}.
The number of {civs} killed in {place} has risen to {count} {lately}, {source} said.
Two more deaths {day} brought to {count} the number of {victims} killed in {place} this year.
{inwhat} killed {few} {victims}, bringing the death toll from the {attack} to {count}.
Between {and_range} {victims} were {harmed} in the fighting, {source} said.
From {to_range} {men} were killed, and {dash_range} {civs} wounded, in {place}.
No {civs} were {hit} in the {attack}, {source} {said}.
No casualties were reported in {place}, where {force} {won} {height} {day}.
Nobody was hurt, but {thing1} was damaged and {thing1} burned out.
{few} {men} escaped unhurt when {blast} exploded under their vehicle.
There was no immediate word on casualties from the {attack_on} on {place}.
{source} said {force} {harms} {few} {civs}, a charge that {source} denied.
{source} denied that {force} had {taken} {place} or abducted {civs}.
{source} denied reports of {assaults} on {civs} near {place}.
{source} accused {force} of {harming} {civs} and {taking} {place}.
{source} alleged that {few} {civs} had been {slain} after {force} {took} {place}.
{source} blamed {force} for the {attack}, in which {one} was {harmed}.
No group claimed responsibility for the {attack_on} on {site}, which {hit} {few} {victims}.
{force} claimed responsibility for {harming} {few} {men} in {place}.
{force} claimed to have {taken} {ground}; the claim could not be verified.
{unit} was said by {source} to have {taken} {area}.
{forces} were reported to be {taking} {place}.
{name} {name}, {office}, was quoted by {paper} as saying that {few} {victims} had been {hurt}.
{paper} quoted {office} as saying {forces} had {taken} {place}.
"They {took} {area} and {harms} {few} {civs}," {quoth} {name} {name}, {office}.
"We heard shots, then {blast} hit {site}," {quoth} {office}.
"{forces} came at night and {slew} my brothers," {quoth} {name} {name}, {adult}.
"We will {take} {place}," {quoth} {name} {name}, "and we will not {give_up}."
"If they {move}, we shall {take} {area} {soon}," {name} told reporters.
{name} {name}, {adult}, {office}, said that {force} {took} {place} {day}.
{name} {name}, {adult}, said {his} son had been {hurt} by {force} near {site}.
{name} said {he} saw {few} {men} drag {one} from {building} and shoot {tiny} others.
{name} {name} ({age}) was {slain} by {force} in {place} {day}.
{name} {name}, {age}, {name} {name}, {age}, and {name} {name}, {age}, were {slain} in {place} {day}.
The dead were named as {name} {name}, {age}; {name} {name}, {age}; and {name} {name}, {age}, all from {place}.
{tiny} members of one family were {slain}: {name} {name}, {adult}, {his} mother, and {tiny} children.
{name} {name}, {adult}, {office}: {caught} by {force} {day}, found dead near {place}.
{one} identified as {name} {name} was {slain} at {site} by {force}.
Colonel {name} {name}, commander of the garrison at {place}, was {harmed} {day} by {bywhat}.
General {name}, {his} driver and {few} {men} were {slain} when {force} ambushed their car near {place}.
The body of {name} {name}, {caught} by {force} {day}, was found at {site} in {place}.
The bodies of {few} {civs}, their hands tied, were found near {place} {day}.
{few} bodies were recovered from the rubble of {building} hit by {air}.
{air} bombed {area} {day}, {wounding} {few} {victims} and destroying {thing}.
{air} struck {place} {tiny} times {day}, {source} {said}; {blast} failed to explode.
{thing} caught fire when {air} attacked {height}.
{thing1} was destroyed and {things} were damaged {day}.
{force} destroyed {thing} and damaged {thing} near {place}.
{force} blew up {thing} outside {place} before {forces} {went} {area}.
{force} shot down a helicopter over {place}, killing {few} {men} aboard.
{force} fired {count} shells at {place}, {wounding} {one} and setting fire to {thing}.
{force} fired on {site}, {source} {said}, but {tiny} of the shells failed to explode.
Warships shelled the coast near {place} {day} to help {forces} {win} {height}.
{force} seized {arms}, {kit} and other equipment in a search of {place} {day}.
{force} found {arms} and {kit} hidden in {building} and arrested {few} {victims}.
{force} made off with {loot} and {cash} after {taking} {place}.
{force} stole {loot}, burned {thing} and {harms} {one}.
{force} stopped a bus near {place}, robbed the passengers of {cash} and {harms} {few} {civs}.
{truce} {ended} hours after {force} {took} {ground}.
{truce}, brokered by {mediator}, {ended} {day} after {few} {men} were killed.
{force} broke {truce} {day} by {taking} {area}.
Each side accused the other of violating {truce} and of {taking} {ground}.
{parties} agreed {day} to {meet}.
{parties} are to {meet} in {place} {soon}.
{parties} are expected to {meet} {soon}, {source} said, although {forces} have {won_pp} {height}.
{parties} met in {place} {day} but failed to agree on a date to {meet}.
{name} {name}, {office}, held talks with {parties} in {place} {day}.
Talks on the withdrawal of {forces} from {area} broke down {day}.
{many} {folk} {fled} when {force} {took} {place}.
{many} {folk} {have_fled} because of {attacks} in {place}, {source} said {day}.
{many} {folk} fleeing {place} reached {place} {day}, many of them wounded.
{many} {folk} displaced by {inwhat} in {place} are living in {shelter}.
The fighting displaced {sum} people, {source} said, and {few} {civs} were {hurt} on the way to {place}.
{sum} people remain in {area}, besieged by {force} {since}.
{place}, besieged {since}, has neither {aid} nor {stores}, {source} said.
{force} besieged {place} for {tiny} weeks, shelling {site} and cutting off the water.
{force} lifted the siege of {place} {day} and {won} {height}.
{few} trucks carrying {aid} and {stores} entered {area} {day}, the first {since}.
{force} turned back a convoy carrying {aid} to {place} and detained {few} {civs}.
The hospital in {place} received {count} wounded {day}, {tiny} of them {civs}.
Doctors in {place} treated {few} {civs} {wounded} by {bywhat} {day}.
{tiny} health centres in {area} have been {sacked} or closed {since}, leaving {sum} people without care.
The hospital was hit by {blast}, wounding {few} patients and forcing staff to leave.
{state} sent {few} {regulars} to {place} {day} to {win} {height}.
{state} will send reinforcements to {place} {soon}, {source} said.
{state} deployed {many} {regulars} along the border with tanks and {heavy}.
{many} {regulars} landed near {place} {day} and moved {side} to {win} {height}.
{many} {regulars} have been stationed in {place} {since} to keep the warring sides apart.
{few} {men} surrendered in {place}, handing over {arms} and {kit}.
{forces} clashed with {forces} in {place} {day}; {few} {men} {fate}.
Clashes between {forces} and {forces} left {few} dead in {place} {day}.
Fighting raged in {area} {day} as {forces} tried to {win} {height}.
Suspected {suspects} {harms} {few} {civs} in {place} {day} (no further details).
Armed clash: {forces} and {forces} exchanged fire near {place} {day}. {count} fatalities reported.
{day}, {forces} raided {place}, stole {cash} and {harms} {few} {civs}. Fatalities unknown.
Unidentified gunmen {harms} {one} in {place} (motive unclear); {few} {civs} also {wounded}.
{source} reported {count} killed (including {tiny} {civs}) and {count} wounded in {place}.
As a result of the shelling from the side of {forces}, {few} {civs} have received wounds of varying severity.
In the result of the battle, {few} {men} were annihilated, and {arms} and {kit} were captured as trophies.
{source} informed that {unit} undertook an attempt to {take} {ground}, but was repulsed with losses.
In the course of the operation {few} terrorists were neutralised and {thing1} was put out of action.
Our heroic units {hit} {few} enemy soldiers and {won} {height}, says a communique of the front.
The enemy shelled {place} with mortars; one serviceman was killed and {few} were {wounded}.
It is not known how many {victims} were {hurt} when {force} {took} {place}.
Not only did {forces} {take} {area}, they also {harms} {few} {civs}.
Had {forces} {won_pp} {height}, {source} said, {place} would have fallen.
Trapped in {area}, the {men} ran out of ammunition and were {caught} {day}.
Pursued by {forces}, the {men} {went} {area}, where {few} were {slain}.
Wounded in the leg, {name} hid in {building} until {forces} left.
{forces} {take} {place}
{forces} {take} {area} as {truce} {ends}
{forces} {harm} {few} {victims} near {place}: {sources}
{forces} poised to {take} {place}
{forces} accused of {harming} {civs} in {place}
{headcause} {kills} {few} in {place}
{headcause} {kills} {few} {victims}, {sources} say
{headcauses} {kill} {few} {victims} in {place}
{headcauses} leave {few} dead, {count} hurt
{few} {victims} {hurt} in {place}
{few} dead, {count} wounded in {place} {attack}
{few} {harmed} as {headcauses} hit {place}
{name} {takes} {place}, vows to fight on
{one} {slain}, {few} {caught} in {place} raid
Army {takes} {place}, {kills} {few}
Death toll in {place} {attack} climbs to {count}
{source} said {day} that {forces}, supported by tanks and aircraft, had {taken} {area} after a battle lasting two days in which {few} {men} were {harmed} \
and {few} {civs}, among them {one}, were {caught} while trying to escape.
{name} {name}, {office}, said {forces} {came} {area} {day}, separated the men from the women, and {slew} {few} {civs}, whose bodies were found the next \
morning at {site} on the road between {place} and {place}.
{front}, {forces} who had been waiting near {site} opened fire on a convoy bringing {aid} to {place}, {wounding} {few} {men} and {one} and setting fire to \
{thing}, before they were driven off by {forces}.
The report documents the cases of {few} {civs} {caught} by {force} in {place} {since}, some of whom were {slain} in custody, and calls on the authorities \
to investigate the {attacks} and to bring those responsible to trial.
{truce} {ended} {day}, but {source} said that {forces} were still {taking} {ground}, that {few} {victims} had been {hurt} {lately}, and that {many} {folk} \
who had hoped to return to their homes were being kept in {shelter}.
Partners report that {sum} people have been displaced from {place} {since}, that {few} {civs} were {harmed} by {bywhat} {day}, and that {forces} have \
{taken} {area}, cutting the only road by which {aid} and {stores} could be brought in.
Although {source} insisted that {forces} had only returned fire, {few} witnesses interviewed in {place} described how {men} went from house to house \
{day}, {harming} {civs}, stealing {cash} and burning whatever they could not carry.
{forces}, who lost {few} men in {place} {day} and a further {count} in {inwhat}, retook {height} only after {forces}, short of food and ammunition, \
decided to withdraw and left their wounded behind.
{parties}, who are to {meet} in {place} {soon}, have been unable to agree on the release of {few} {men} {caught} {day}, on the return of the dead, or on \
who should hold {ground} once {forces} {move}.
"""

EXTRA = {
    "victims": SLOTS["civs"] + "|" + SLOTS["men"],
    "force": SLOTS["forces"] + "|" + SLOTS["unit"],
    "cause": SLOTS["bywhat"] + "|" + SLOTS["inwhat"],
    "hurt": SLOTS["harmed"] + "|" + SLOTS["caught"] + "|" + SLOTS["abused"] + "|" + SLOTS["slain"],
    "ground": SLOTS["area"] + "|" + SLOTS["spot"],
    "thing": SLOTS["thing1"] + "|" + SLOTS["things"],
}


def expand(pattern, dice):
    def slot(match):
        name = match.group(1)
        if name in ("name", "place"):
            return dice.choice(NAMES)
        return dice.choice((SLOTS.get(name) or EXTRA[name]).split("|"))

    text = re.sub(r"\{(\w+)\}", slot, pattern)
    text = re.sub(r"\b(of) (were|was)\b", r"\2", text)
    return re.sub(r'^("?)(\w)', lambda m: m.group(1) + m.group(2).upper(), text)


def main(count):
    dice = random.Random(20161004)
    patterns = [line for line in PATTERNS.splitlines() if line]
    for number in range(count):
        print(expand(patterns[number % len(patterns)], dice))


if __name__ == "__main__":
    main(int(sys.argv[1]))
