using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace PsyInterview.Commands;

/// <summary>The library's help, followed by examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly IReadOnlyDictionary<string, string[]> Examples = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["psyinterview"] =
        [
            "psyinterview demo                          look around in an invented study",
            "psyinterview practice                      try the live screen; nothing is stored",
            "psyinterview new interviews.psy            make a study",
            "psyinterview run interviews.psy P07        interview participant P07",
            "psyinterview report durations interviews.psy",
        ],
        ["me"] = ["psyinterview me sd"],
        ["new"] = ["psyinterview new interviews.psy --title \"Persistent symptoms\""],
        ["open"] = ["psyinterview open interviews.psy"],
        ["run"] = ["psyinterview run interviews.psy P07", "psyinterview run interviews.psy P07 --wave 2 --guide guides/patient-second.nl.md"],
        ["afterwards"] = ["psyinterview afterwards interviews.psy P07"],
        ["ask"] =
        [
            "psyinterview ask interviews.psy \"What did your family notice?\" --because \"code: family\"",
            "psyinterview ask interviews.psy --close f1 --because \"everybody told\"",
        ],
        ["contact add"] =
        [
            "psyinterview contact add interviews.psy C12 --outcome agreed --channel phone --group patients",
            "psyinterview contact add interviews.psy C13 --outcome declined --reason \"lack of time\"",
            "psyinterview contact add interviews.psy P07 --wave 2 --outcome \"call back\" --call-back 2026-11-05",
        ],
        ["contact list"] = ["psyinterview contact list interviews.psy"],
        ["contact appoint"] = ["psyinterview contact appoint interviews.psy P07 --at \"2026-11-05 14:00\" --place home --interviewer sd"],
        ["contact cancel-appointment"] = ["psyinterview contact cancel-appointment interviews.psy P07 --wave 2"],
        ["participant add"] = ["psyinterview participant add interviews.psy P07 --group patients"],
        ["participant list"] = ["psyinterview participant list interviews.psy --json"],
        ["participant set"] = ["psyinterview participant set interviews.psy P07 age=54 gender=female \"symptoms=pain; fatigue\""],
        ["consent record"] = ["psyinterview consent record interviews.psy P07 --wave 1 --yes take-part,recording --no reuse --document v2 --how \"on paper\""],
        ["consent list"] = ["psyinterview consent list interviews.psy"],
        ["withdraw"] =
        [
            "psyinterview withdraw interviews.psy P07 --scope erase --dry-run",
            "psyinterview withdraw interviews.psy P07 --scope erase --because \"asked by phone, within the cut-off\" --yes P07",
        ],
        ["import contacts"] = ["psyinterview import contacts interviews.psy recruitment.csv --group patients --dry-run"],
        ["import participants"] = ["psyinterview import participants interviews.psy patients.csv --group patients"],
        ["bundle"] =
        [
            "psyinterview bundle interviews.psy --session FG1-1 --for ob     what observer ob needs for focus group FG1",
            "psyinterview bundle interviews-FG1-1-ob.psy                     the observer: what goes back",
            "psyinterview bundle interviews.psy --to everything.bundle       everything, for a second site",
        ],
        ["take"] = ["psyinterview take interviews-FG1-1-ob.bundle", "psyinterview take interviews-FG1-1-ob.bundle fg1.psy"],
        ["merge"] =
        [
            "psyinterview merge interviews.psy interviews-FG1-1-ob-back.bundle --dry-run",
            "psyinterview merge interviews.psy *-back.bundle other-site.psy",
            "psyinterview merge interviews.psy other-site.psy --same         where both sites gave the same codes to the same people",
        ],
        ["transcript"] =
        [
            "psyinterview transcript interviews.psy P07-1 --step \"audio stored\" --place \"drawer 3\" --hash-of P07-1.wav",
            "psyinterview transcript interviews.psy P07-1 --step sent --on 2026-11-05 --by \"transcription office\"",
            "psyinterview transcript interviews.psy P07-1 P07-1.txt               take the text in, a paragraph each",
            "psyinterview transcript interviews.psy                               how far each session is, and what waits",
        ],
        ["member-check draft"] =
        [
            "psyinterview member-check draft interviews.psy P01                          a summary of the last interview, on a page to be gone over",
            "psyinterview member-check draft interviews.psy P01 --form transcript --wave 1",
            "psyinterview member-check draft interviews.psy P01 --from letter.md         the letter from a text of your own",
        ],
        ["member-check letter"] = ["psyinterview member-check letter interviews.psy P01 --output P01.docx"],
        ["member-check template"] =
        [
            "psyinterview member-check template interviews.psy summary --language nl > summary.nl.md",
            "psyinterview member-check template interviews.psy summary --language nl --set summary.nl.md",
        ],
        ["member-check list"] = ["psyinterview member-check list interviews.psy"],
        ["member-check show"] = ["psyinterview member-check show interviews.psy P01"],
        ["member-check sent"] = ["psyinterview member-check sent interviews.psy P01 --channel post --on 2026-11-05 --due 2026-11-26"],
        ["member-check reminded"] = ["psyinterview member-check reminded interviews.psy P01 --channel phone"],
        ["member-check returned"] = ["psyinterview member-check returned interviews.psy P01 --response confirmed"],
        ["member-check statement"] =
        [
            "psyinterview member-check statement interviews.psy P01 3 amend \"at first only\"",
            "psyinterview member-check statement interviews.psy P01 rest confirm",
        ],
        ["member-check added"] = ["psyinterview member-check added interviews.psy P01 \"the stairs were hard, too\""],
        ["member-check decided"] = ["psyinterview member-check decided interviews.psy P01 3 accepted --because \"it was read too widely\" --touches relaxing"],
        ["member-check ended"] = ["psyinterview member-check ended interviews.psy P01 \"no response\""],
        ["member-checks"] = ["psyinterview report member-checks interviews.psy --to member-checks.md"],
        ["talk"] = ["psyinterview talk --turns turns.csv --seated P1,P2,P3,P4,P5,P6", "psyinterview talk --turns totals.csv --json"],
        ["agreement"] =
        [
            "psyinterview agreement --segments coded.csv          segment, coder, codes with | between them: code by code, and every difference",
            "psyinterview agreement --ratings ratings.csv --json  units by coders, with gaps",
            "psyinterview agreement --table counts.csv            a square table of counts",
        ],
        ["saturation"] =
        [
            "psyinterview saturation --matrix codes.csv                                 units in analysis order x codes, 0 and 1",
            "psyinterview saturation --matrix codes.csv --permutations 1000 --estimators",
            "psyinterview saturation --frequencies counts.csv --units 20 --json         counts without an order",
            "psyinterview saturation --new new.csv --base 4 --run 2 --threshold 5%      new codes by unit",
            "psyinterview saturation --aspects aspects.csv                              whether meaning still grows",
        ],
        ["plan"] =
        [
            "psyinterview plan --prevalence 0.1 --instances 2 --power 0.8",
            "psyinterview plan --unheard 20",
            "psyinterview plan --probabilities 0.5x20,0.2x15,0.1x5 --units 20,25,30",
        ],
        ["code"] =
        [
            "psyinterview code interviews.psy                                             how far each session is coded",
            "psyinterview code interviews.psy P07-1                                       its passages, with your codes",
            "psyinterview code interviews.psy P07-1 \"relaxing, feeling heard\"            the session as a whole",
            "psyinterview code interviews.psy P07-1 \"feeling heard\" --paragraph 12",
            "psyinterview code interviews.psy P07-1 --finish --on 2026-11-05",
            "psyinterview code interviews.psy P07-1 --coders \"sd mw\"                     two code it apart",
            "psyinterview code interviews.psy P07-1 relaxing --paragraph 12 --consensus no --reason \"it is about sleep\"",
            "psyinterview code interviews.psy --table codes.csv                           session, passage, codes, finished",
        ],
        ["report agreement"] = ["psyinterview report agreement interviews.psy --to agreement.md"],
        ["codebook"] =
        [
            "psyinterview codebook interviews.psy",
            "psyinterview codebook interviews.psy --import codes.csv --dry-run      what a table would bring",
            "psyinterview codebook interviews.psy --export codes.csv",
            "psyinterview codebook interviews.psy --create relaxing --definition \"tension drops\" --theme Body",
            "psyinterview codebook interviews.psy --merge \"calm, rest\" --into ease --reason \"one idea\"",
            "psyinterview codebook interviews.psy --as-of 2026-11-05                as it was on that day",
        ],
        ["meeting"] = ["psyinterview meeting interviews.psy --on 2026-11-05 --present \"sd, mw\" --decided \"calm and rest are one\" --why \"nobody told them apart\""],
        ["log"] = ["psyinterview log interviews.psy P07-1 --json"],
        ["verify"] = ["psyinterview verify interviews.psy"],
        ["check"] = ["psyinterview guide check guides/*.md"],
        ["print"] = ["psyinterview guide print guides/patient-first.en.md"],
        ["export"] =
        [
            "psyinterview guide export patient-first.en --output sheet.docx      a sheet for a word processor",
            "psyinterview guide export my-guide.md --output sheet.html           for a browser",
            "psyinterview guide export interviews.psy patient-first 2 --output sheet.docx",
        ],
        ["guide import"] =
        [
            "psyinterview guide import interviews.psy patient-first.md --because \"the pilot was puzzled\" --session P00-1",
            "psyinterview guide import interviews.psy patient-first.md --same talks=talking --dry-run",
            "psyinterview guide import interviews.psy patient-first.md --reason \"2=nobody understood it\" --because \"it was stiff\"",
            "psyinterview guide import interviews.psy our-guide.docx --guide sleep --pilot",
        ],
        ["freeze"] = ["psyinterview guide freeze interviews.psy patient-first --from 2026-11-30"],
        ["guide history"] = ["psyinterview guide history interviews.psy", "psyinterview guide history interviews.psy patient-first --json"],
        ["diff"] = ["psyinterview guide diff interviews.psy patient-first          the last two versions", "psyinterview guide diff interviews.psy patient-first 1 draft", "psyinterview guide diff interviews.psy patient-first 1 2 --json"],
        ["show"] = ["psyinterview guide show interviews.psy patient-first 2 > v2.md"],
        ["explain"] = ["psyinterview guide explain interviews.psy patient-first 2 1 --because \"nobody understood it\" --session P03-1"],
        ["pilot"] = ["psyinterview guide pilot interviews.psy patient-first 1", "psyinterview guide pilot interviews.psy --session P00-1"],
        ["guide proposals"] = ["psyinterview guide proposals interviews.psy", "psyinterview guide proposals interviews.psy --reject 3 --because \"everybody tells it\""],
        ["propose"] = ["psyinterview guide propose interviews.psy \"ask about sleep\" --guide patient-first --session P03-1"],
        ["convert"] = ["psyinterview guide convert our-guide.docx --guide sleep --language nl --output sleep.nl.md"],
        ["timeline"] = ["psyinterview report timeline interviews.psy P07-1 --format md"],
        ["durations"] = ["psyinterview report durations interviews.psy --format csv"],
        ["questions"] = ["psyinterview report questions interviews.psy --guide patient-first --format csv", "psyinterview report questions interviews.psy --group patients"],
        ["exposure"] = ["psyinterview report exposure interviews.psy --guide patient-first"],
        ["guide-history"] = ["psyinterview report guide-history interviews.psy --to guides.md"],
        ["flow"] = ["psyinterview report flow interviews.psy --to flow.md"],
        ["due"] = ["psyinterview report due interviews.psy", "psyinterview report due interviews.psy --today 2026-12-01"],
        ["table1"] = ["psyinterview report table1 interviews.psy --columns \"therapists,Focus group I\" --to table2.csv"],
        ["invite"] = ["psyinterview report invite interviews.psy --group patients"],
    };

    public override int Invoke(ParseResult parseResult)
    {
        var exit = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var name = command is RootCommand ? "psyinterview" : command.Name;
        var path = parseResult.CommandResult.Parent is CommandResult { Command: not RootCommand } parent ? $"{parent.Command.Name} {name}" : name;
        if (!Examples.TryGetValue(path, out var lines) && !Examples.TryGetValue(name, out lines)) return exit;
        parseResult.InvocationConfiguration.Output.WriteLine("Examples:");
        foreach (var line in lines) parseResult.InvocationConfiguration.Output.WriteLine("  " + line);
        return exit;
    }
}
