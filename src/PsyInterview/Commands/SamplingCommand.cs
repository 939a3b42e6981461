using System.CommandLine;
using System.Globalization;
using PsyInterview.Interchange;
using PsyInterview.Sampling;
using Spectre.Console;

namespace PsyInterview.Commands;

/// <summary><c>sampling --people FILE.csv --frame FILE.json</c>: how a sample varies, and whom to invite next.</summary>
public static class SamplingCommand
{
    private static readonly string[] Definitions =
    [
        "Only people who were interviewed count. A gap is what a target lacks: the larger of 0 and target - n.",
        "Coverage of pairs: pairs of levels that somebody has / pairs that can occur (total t-way coverage, NIST; threes likewise). "
            + "Impossible combinations leave every count. An answer that is not known covers nothing. A cell is one level of every criterion.",
        "Evenness, over all declared levels: H = -sum p ln p; J = H / ln K; Blau = 1 - sum p²; normalised: Blau / (1 - 1/K). Even is not always the aim.",
        "Distance: Gower, 0 alike to 1; the mean over criteria known of both. A number by the range over all people in the table, "
            + "an ordinal one by rank, a nominal one 0 or 1, several answers 1 - common / all (our choice).",
        "Order: most open quotas of single levels filled; then most new pairs; then farthest from the nearest person; "
            + "then the lowest id. Each step counts on those before it.",
    ];

    public static Command Command()
    {
        var people = new Option<string>("--people")
        {
            Required = true,
            Description = "A table of people (CSV) with a column id, one column a criterion, and a column state: interviewed, candidate, agreed, ...",
        };
        var frame = new Option<string>("--frame")
        {
            Required = true,
            Description = "The sampling frame (JSON): {\"dims\": {\"gender\": [\"F\", \"M\"], \"age\": [\"18-39\", \"40-59\"]}, \"quota\": {\"gender=M\": 6, "
                + "\"age=18-39&gender=F\": {\"min\": 2, \"max\": 4}}, \"impossible\": [\"gender=M&age=18-39\"]}. "
                + "Whole numbers are in a band at both ends. If need be also \"kinds\" (nominal, ordinal, multiple, number, link), "
                + "\"columns\" ({\"phq\": \"phq15\"}), \"gower\" (what to compare) and \"sample\" (ids, without a column state).",
        };
        var by = new Option<string>("--by") { Description = "Order of invitation: need, or only distance.", DefaultValueFactory = _ => "need" };
        by.AcceptOnlyFromAmong("need", "distance");
        var t = new Option<int>("--t") { Description = "List what is not covered of single levels (1), pairs (2) or threes (3).", DefaultValueFactory = _ => 2 };
        t.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value is not ("1" or "2" or "3")) result.AddError("--t is 1, 2 or 3.");
        });
        var json = StudyArgument.Json();
        const string Help = "Show how a sample varies, what its frame still lacks, and whom to invite next, each with the reasons.";
        var command = new Command("sampling", Help) { people, frame, by, t, json };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(people), parsed.GetRequiredValue(frame), parsed.GetValue(by) == "distance" ? RankBy.Distance : RankBy.Need,
            parsed.GetValue(t), parsed.GetValue(json), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string peoplePath, string framePath, RankBy by, int t, bool json, InvocationConfiguration io)
    {
        var (text, noFrame, frameExit) = TextFile.Read(framePath);
        var (table, noPeople, peopleExit) = GivenFile.Table(peoplePath);
        foreach (var trouble in (string?[])[noFrame, noPeople])
            if (trouble is not null) io.Error.WriteLine(trouble);
        if (text is null || table is null) return ExitCode.Gravest(frameExit, peopleExit);
        var file = SamplingFrameFile.Parse(text);
        if (Report(framePath, file.Problems) | Report(peoplePath, table.Problems)) return ExitCode.Findings;
        var people = SamplingPeople.Of(table, file, text);
        if (Report(framePath, people.FrameProblems) | Report(peoplePath, people.Problems)) return ExitCode.Findings;
        var account = SamplingAccount.Of(file.Frame!, people, by);
        if (json) io.Output.WriteLine(SamplingJson.Of(account, t));
        else Print(account, by, t, io.Output);
        return ExitCode.Ok;

        bool Report(string path, IReadOnlyList<Problem> problems)
        {
            Findings.Print(path, problems, io.Error);
            return problems.Any(p => p.Severity == Severity.Error);
        }
    }

    private static void Print(SamplingAccount account, RankBy by, int t, TextWriter output)
    {
        var variation = account.Variation;
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Console.IsOutputRedirected ? 160 : 120;
        output.WriteLine($"{variation.Covered.Count} interviewed of {account.People.All.Count} people; {account.People.Candidates.Count} candidates.");
        Draw(
            "Levels", ["criterion", "level", "n", "target", "gap"],
            variation.Counts.SelectMany(c => c.Criterion.Levels.Zip(c.Counts, (level, n) => Row(c, level, n)).Concat(NotCounted(c))));
        if (variation.Gaps.Where(g => g.Target.Of.Levels.Count > 1).ToList() is { Count: > 0 } together)
        {
            Draw(
                "Pairs and cells with a target", ["combination", "n", "target", "gap"],
                together.Select(g => (string[])[variation.Frame.Words(g.Target.Of), Whole(g.Count), Wanted(g), Lacks(g)]));
        }
        output.WriteLine("Coverage: " + Covered(variation));
        if (account.IfAllCome is { } coming) output.WriteLine($"If all who agreed come ({coming.Covered.Count} people): {Covered(coming)}");
        output.WriteLine($"Spread of the sample: mean distance {variation.Spread.Mean.ToString(2)}, smallest {variation.Spread.Smallest.ToString(2)}.");
        if (variation.Tuples.FirstOrDefault(c => c.T == t) is { } tuples)
        {
            Draw(
                "Not covered yet", ["criteria", "covered", "can occur", "lacks"],
                tuples.Sets.Where(s => s.Uncovered.Count > 0).Select(s => (string[])[
                    string.Join(" x ", s.Criteria.Select(c => c.Title)), Whole(s.Covered), Whole(s.Feasible),
                    string.Join(", ", s.Uncovered.Select(u => string.Join(" ", u.Levels.Select(l => l.Level))))]));
        }
        Draw("Evenness", ["criterion", "H", "J", "Blau", "normalised"], variation.Counts.Select(c => (string[])[
            c.Criterion.Title, c.Evenness.Shannon.ToString(2), c.Evenness.Pielou.ToString(2), c.Evenness.Blau.ToString(2), c.Evenness.BlauNorm.ToString(2)]));
        output.WriteLine("Whom to invite next");
        if (account.Suggestions.Count == 0) output.WriteLine("There is no candidate.");
        var useful = account.Suggestions.Count;
        while (by == RankBy.Need && useful > 0 && account.Suggestions[useful - 1] is { Fills.Count: 0, NewPairs: 0 }) useful--;
        foreach (var suggestion in account.Suggestions.Take(useful)) output.WriteLine($"{suggestion.Step,4}. {suggestion.Sentence(variation.Frame)}");
        if (useful < account.Suggestions.Count)
        {
            var rest = account.Suggestions.Skip(useful)
                .Select(s => s.Nearest is null ? s.Person.Id : $"{s.Person.Id} (most similar to {s.Nearest.Id}, {s.Distance.ToString(2)})");
            output.WriteLine($"      Fill no open quota and add no new combination: {string.Join(", ", rest)}.");
        }
        output.WriteLine();
        foreach (var note in account.Notes().Concat(Definitions)) output.WriteLine("* " + note);

        string[] Row(CriterionCount count, Level level, int n)
        {
            var gap = variation.Gaps.FirstOrDefault(g => g.Target.Of.Levels is [var only] && only == new CriterionLevel(count.Criterion.Id, level.Id));
            return [count.Criterion.Title, level.Label, Whole(n), gap is null ? "" : Wanted(gap), gap is null ? "" : Lacks(gap)];
        }

        void Draw(string title, string[] columns, IEnumerable<string[]> rows)
        {
            var drawn = new Table().Border(TableBorder.Simple);
            foreach (var column in columns)
                drawn.AddColumn(new TableColumn(column) { Alignment = column is "n" or "target" or "gap" or "covered" or "can occur" ? Justify.Right : Justify.Left });
            foreach (var row in rows) drawn.AddRow([.. row.Select(cell => new Text(cell))]);
            output.WriteLine();
            output.WriteLine(title);
            console.Write(drawn);
        }
    }

    private static IEnumerable<string[]> NotCounted(CriterionCount count) =>
        new[] { ("missing", count.Missing), ("not asked", count.NotAsked), ("declined", count.Declined), ("outside frame", count.Outside.Count) }
            .Where(n => n.Item2 > 0).Select(n => (string[])[count.Criterion.Title, n.Item1, Whole(n.Item2), "", ""]);

    private static string Wanted(Gap gap) => gap.Target.Max is { } max ? $"{gap.Target.Min} to {max}" : Whole(gap.Target.Min);

    private static string Lacks(Gap gap) => gap.IsOverMax ? $"{Whole(gap.Count - gap.Target.Max!.Value)} too many" : gap.Missing == 0 ? "" : Whole(gap.Missing);

    private static string Covered(Variation variation)
    {
        string[] names = ["single levels", "pairs", "threes"];
        var shares = variation.Tuples.Select(c => $"{names[c.T - 1]} {c.Covered}/{c.Feasible}{Percent(c.Total)}");
        return $"{string.Join(", ", shares)}, cells {variation.Cells.Filled}/{variation.Cells.Total}.";
    }

    private static string Percent(Measure share) => share.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $" ({value * 100:F1} %)") : "";

    private static string Whole(int n) => n.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the command shows: the measures of the people interviewed, and what follows from the rest.</summary>
/// <param name="IfAllCome">With those who agreed; null when nobody did.</param>
/// <param name="Farthest">The order by distance alone.</param>
internal sealed record SamplingAccount(
    SamplingPeople People, Variation Variation, Variation? IfAllCome, IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<Suggestion> Farthest,
    IReadOnlyList<CriterionLevel> EmptyLevels)
{
    public static SamplingAccount Of(Frame frame, SamplingPeople people, RankBy by)
    {
        var now = Variation.Of(frame, people.All, people.Compared);
        List<Person> then = [.. people.All.Select(p => p with { Covers = p.Covers || people.Coming.Contains(p) })];
        var farthest = Ranking.Of(frame, now.Gower, now.Covered, people.Candidates, RankBy.Distance);
        return new(
            people, now, people.Coming.Count == 0 ? null : Variation.Of(frame, then, people.Compared),
            by == RankBy.Distance ? farthest : Ranking.Of(frame, now.Gower, now.Covered, people.Candidates), farthest,
            Ranking.EmptyLevels(frame, now.Covered, people.Candidates));
    }

    /// <summary>What has to be known beside the numbers.</summary>
    public IReadOnlyList<string> Notes() =>
    [
        .. EmptyLevels.Select(l => $"No candidate has {Variation.Frame.Words(l)}, and nobody covers it: a task for recruitment."),
        .. Variation.Gaps.Where(g => g.IsOverMax)
            .Select(g => $"{Variation.Frame.Words(g.Target.Of)} has {g.Count} people, more than its maximum of {g.Target.Max}."),
        .. Variation.Counts.SelectMany(c => c.Outside.Select(o => $"Outside the frame: {o.Person} has {c.Criterion.Title} {o.Value}.")),
        .. Variation.ImpossibleFound
            .Select(i => $"{i.Person.Id} has {Variation.Frame.Words(i.Combination)}, which was declared impossible: the answer or the frame is wrong."),
        .. People.Notes,
    ];
}
