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
    "force": "government forces|the army|rebels|soldiers|police|militants|fighters|gunmen|insurgents|the militia|troops|security forces|"
    "opposition fighters|paramilitaries|coalition aircraft|warplanes|the navy|armed men|jihadists|marines|peacekeepers|border guards|"
    "separatists|pro-government forces|regime forces|tribal fighters|special forces|elite troops|allied militias|infantry units|gendarmes|"
    "anti-government fighters|the guerrillas|army units|local defence units|Kurdish fighters|federal troops|mercenaries",
    "victim": "civilians|people|soldiers|villagers|women|children|policemen|farmers|shepherds|students|worshippers|residents|teachers|miners|"
    "aid workers|passengers|displaced people|fishermen|nurses|rescue workers|patients|traders|herders|officers|rebels|militants|fighters|"
    "protesters|journalists|schoolgirls|prisoners|recruits|conscripts|boys|girls|men|elders|bystanders|shoppers|migrants|refugees",
    "one": "a civilian|a soldier|a policeman|a woman|a man|a child|a girl|a boy|a farmer|a shepherd|a teacher|a shopkeeper|a doctor|a bus driver|"
    "a council official|a tribal elder|a pharmacist|a nurse|a local journalist|a seven-year-old boy|a pregnant woman|an elderly man|a taxi driver",
    "few": "two|three|four|five|six|seven|eight|nine|ten|eleven|12|14|17|21|26|33|48|56|73|110|a dozen|several|dozens of|at least two|at least nine|"
    "at least 15|more than 20|some 30|about 40|up to 60|nearly 100|as many as 18|no fewer than seven|around 25|over 50|fewer than ten|only four",
    "many": "200|350|1,200|3,000|7,500|12,000|275,000|hundreds of|thousands of|tens of thousands of|more than 400|about 6,000|an estimated 90,000|some 2,500",
    "harmed": "killed|wounded|injured|shot dead|hurt|murdered|abducted|kidnapped|detained|executed|beheaded|captured|arrested|burned alive|"
    "shot|stabbed to death|seriously wounded|lightly injured|badly hurt|hacked to death|taken hostage|massacred|fatally wounded|hanged|slain",
    "harms": "killed|wounded|shot|abducted|murdered|injured|executed|ambushed|attacked|kidnapped|detained|beheaded|captured|massacred|gunned down|arrested",
    "means": "shelling|an air strike|a car bomb|mortar fire|a roadside bomb|a drone strike|sniper fire|a landmine|rocket fire|a suicide attack|"
    "artillery fire|a grenade|gunfire|an explosion|barrel bombs|clashes|a missile|cluster munitions|crossfire|an ambush|small-arms fire",
    "took": "captured|seized|retook|entered|stormed|besieged|shelled|bombed|raided|left|surrounded|overran|reached|attacked|cleared|recaptured|"
    "liberated|held|pounded|encircled|bombarded|occupied|torched|looted|abandoned|blockaded|secured|lost|invaded|evacuated",
    "taken": "captured|seized|retaken|entered|stormed|besieged|shelled|bombed|raided|left|surrounded|overrun|reached|attacked|cleared|recaptured|"
    "liberated|held|pounded|encircled|bombarded|occupied|torched|looted|abandoned|secured|lost|invaded|evacuated",
    "went": "advanced into|withdrew from|pushed into|pulled out of|retreated from|fled|moved into|pressed into|broke into|crossed into|"
    "marched on|fell back from|closed in on|entered|swept through|opened fire on|fired on|fired at|clashed with residents of",
    "takes": "capture|seize|retake|enter|storm|besiege|shell|bomb|raid|leave|press into|advance on|withdraw from|push into|fire on|close in on|flee|kill ten in|pound|battle for",
    "thing": "an arms depot|two tanks|five pick-up trucks|a rocket launcher|three armoured vehicles|a bridge|a school|a clinic|a water pumping station|"
    "six houses|a bakery|a fuel tanker|four mortar positions|an artillery system|a command post|two tactical vehicles|a mosque|a power plant|"
    "an ambulance|nine shops|a warehouse|a convoy of 12 lorries|a bus|a helicopter",
    "site": "a market|a hospital|a checkpoint|a school|a mosque|a camp|a village|a bus station|a prison|a police station|a barracks|a hotel|a church|"
    "an army base|the compound|the airport|a wedding|a funeral|the border|the district|a refugee camp|an oil field|a gold mine|a village market",
    "area": "the city|the town|the village|the district|the eastern districts|the suburb|the enclave|the old city|the valley|the province|the camp|"
    "the mountain|the port|the industrial zone|most of the town|half of the district|three-quarters of the east|the northern third of the city",
    "truce": "the ceasefire|the truce|a week-old ceasefire|the fragile truce|the cease-fire|the two-day-old truce|talks|peace talks|the lull|the agreement|the accord|the pause",
    "ended": "collapsed|fell apart|began|broke down|took effect|expired|failed|ended|came into force|held|was extended|was announced|was broken|resumed|unravelled|started",
    "group": "the Observatory for Human Rights|the health ministry|the army|a military source|a police spokesman|residents|rescuers|the governor|doctors|"
    "witnesses|a hospital official|state television|the United Nations|the Red Crescent|activists|local officials|a rebel commander|the interior ministry|"
    "the defence ministry|a monitoring group|a relief official|survivors|the local council|the mayor|an army statement|a tribal leader|medics",
    "said": "said|reported|announced|claimed|added|confirmed|told reporters",
    "day": "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday|yesterday|on 4 March|on October 12|overnight|last week|"
    "in April|this month|the day before|on Friday night|early on Sunday|in the past 24 hours|since January|a week ago|earlier in the day|on the 14th",
    "fled": "fled|have fled|left their homes|were displaced|are trapped|moved to the city centre|were evacuated|returned|have moved|crossed the border|escaped|sought shelter|are besieged",
    "meets": "meet|discuss a truce|hold talks|visit the capital|resume talks|sign an agreement|deliver aid|evacuate the wounded|withdraw|hand over the town|release prisoners",
    "age": "19|24|31|38|45|52|60|67|8|12",
}

PATTERNS = """
{few} {victim} were {harmed} by {means} in {place} {day}.
{few} {victim} were {harmed} and {few} {victim} {harmed} when {means} hit {site} in {place} {day}, {group} {said}.
{means} {harms} {few} {victim} in {place} {day}, {group} {said}.
{force} {harms} {few} {victim} at {site} near {place} {day}.
{force} {took} {area} {day}, {group} {said}.
{force} {took} {place} {day} after {force} {went} {area}.
{force} {went} {area} {day}.
{force} had {taken} {area} by the time {force} arrived {day}.
{force} have {taken} {area}, {group} {said} {day}.
{force} {takes} {place}
{force} {takes} {area} for the third straight day
{means} {harmsnow} {few} {victim} in {place}
{few} {victim} {harmed} in {means} in {place}
{victim} {harmed} in {place}
{thing} was destroyed in {means}.
{thing}, {thing} and {thing} were destroyed {day}.
{few} {victim} were {harmed} in {means}, and {thing} and {thing} were destroyed, {group} {said}.
{force} destroyed {thing} and damaged {thing} in {place}.
{means} damaged {thing} in {place} {day}, killing {few} {victim} and wounding {few} others.
{truce} {ended} {day}.
The attack came hours after {truce} {ended}.
{truce} agreed to by {force} and {force} {ended}, {group} {said}.
{truce} brokered by the United Nations {ended} {day}.
The two sides are due to {meets} in {place} {day}.
Officers from both sides were due to {meets} {day}.
The delegation is expected to {meets} in {place}.
{many} {victim} {fled} from {place} towards {place}, said {name} {name}, {oneofice}.
{many} {victim} {fled} {place} {day}, {group} {said}.
{many} families {fled} after {force} {took} {area}.
It was too dangerous to bring food to the {manynumber} people trapped there.
{force} are holding {few} {victim} in {place}, {group} {said}.
Of the dead, {few} were {victim} and the rest were {victim}.
Among the {harmed} were {few} {victim} and {one}.
{few} of the {victim} died of their wounds in hospital {day}.
{name} {name}, {age}, was {harmed} by {force} outside {site} in {place} {day}.
{one} named {name} {name}, {age}, died {day} when {means} struck {site}.
{name} {name}, {oneofice}, was {harmed} in {place} together with {few} of {his} relatives.
Gunmen {harms} {one}, {name} {name}, and {his} two sons in {place}.
{group} {said} that {force} had {harms} {few} {victim} in {place} {day}.
{group} said {force} {took} {area}, but {group} denied it.
{group} denied that {force} had {taken} {area} or {harms} {victim}.
"{force} {went} {area} and {took} {site}," said {name} {name}, {oneofice}.
According to {group}, {few} {victim} were {harmed} and {few} are missing.
The bodies of {few} {victim} were found near {place} {day}.
The number of {victim} {harmed} rose to {fewnumber} {day}, {group} {said}.
The death toll from {means} in {place} has risen to {fewnumber}.
{means} wounded {few} {victim}, {few} of them seriously.
{few} {victim} died and {few} others were {harmed}.
{force} lost {few} {victim} in {place}, while {few} {victim} died on the other side.
{force} fired {fewnumber} rockets at {place}, damaging {thing}.
{force} sent {few} {victim} to {place} {day}.
{force} will send a team to the border {day}.
The country has sent its ships, among them the {name}, to the coast of {place}.
Hospitals in {place} are out of service after {means} {day}.
{few} of the {fewnumber} hospitals in {place} are functioning, {group} {said}.
{one} and {one} were {harmed} in {place}, while {few} {victim} survived.
Clashes erupted in {place} {day} and {few} {victim} died.
No {victim} were {harmed}, {group} {said}.
{force} {harms} {one} and burned {thing} as they {went} {place}.
{force} accused {force} of killing {victim} in {place}.
"""

EXTRA = {
    "harmsnow": "kills|wounds|injures|hits|kill|wound|injure|leave dead",
    "oneofice": "a resident|a rescue worker|a relief official|the head of the local hospital|a spokesman for the army|the governor|a teacher|a shopkeeper",
    "manynumber": "275,000|3,000|45,000|800|1,500",
    "fewnumber": "12|17|23|31|48|64|110|eight|nine|14",
    "his": "his|her",
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
