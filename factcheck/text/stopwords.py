"""Words that say nothing about what a text is about, by language."""

_LISTS = {
    "en": """a about above after again against all also am an and any are aren't as at be because been
before being below between both but by can can't could couldn't did didn't do does doesn't doing don't
down during each few for from further had hadn't has hasn't have haven't having he he's her here hers
herself him himself his how i i'm if in into is isn't it it's its itself just let's me more most my
myself no nor not of off on once only or other our ours ourselves out over own said same say says she
she's should shouldn't so some such than that that's the their theirs them themselves then there there's
these they they're this those through to too under until up very was wasn't we we're were weren't what
when where which while who whom why will with won't would wouldn't you you're your yours yourself
yourselves""",
    "de": """aber alle als also am an auch auf aus bei bin bis bist da damit dann das dass dein dem den
der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er
es euch für gegen habe haben hat hatte hier ich ihm ihn ihnen ihr ihre im in ist ja kann kein keine mehr
mein mich mir mit nach nicht noch nun nur ob oder ohne sagte sehr sein seine sich sie sind so über um und
uns unter vom von vor war waren was weil wenn wer werden wie wir wird wo zu zum zur""",
    "fr": """à au aux avec avoir c ce ces cet cette comme d dans de des dit du elle elles en est et était
être eu eux fait il ils j je l la le les leur leurs lui m ma mais me même mes moi mon n ne nos notre nous
on ont ou où par pas plus pour qu que qui s sa sans se ses son sont sur t ta te tes toi ton tu un une vos
votre vous y""",
    "es": """a al algo como con cuando de del desde dijo donde e el él ella ellas ellos en entre era es
esa ese eso esta está este esto fue ha han hasta hay la las le les lo los más me mi muy ni no nos o para
pero por porque que qué se ser si sí sin sobre son su sus también te tiene todo tu un una uno y ya yo""",
    "it": """a ad al alla alle anche c che chi ci come con da dal dalla dei del della delle di e è ed era
gli ha hanno i il in io l la le lei lo loro lui ma mi ne nei nel nella no noi non o per più quando questa
questo se si sono su sua sul suo tra un una uno voi""",
    "nl": """aan als bij dan dat de der die dit door een en er had heb hebben heeft het hij hoe hun ik in
is je kan maar me met mijn na naar niet nog nu of om ons ook op over te tot uit van veel voor was wat we
wel werd wie wij worden zal ze zei zich zij zijn zo zou""",
    "pt": """a à ao aos as às até com como da das de dele dela depois disse do dos e é ela ele eles em
entre era essa esse esta este eu foi há isso isto já lhe mais mas me mesmo meu minha muito na nas não nem
no nos nós o os ou para pela pelo por qual quando que quem se sem ser seu sua são só também te tem um uma
você""",
}

STOP_WORDS = {language: frozenset(words.split()) for language, words in _LISTS.items()}
