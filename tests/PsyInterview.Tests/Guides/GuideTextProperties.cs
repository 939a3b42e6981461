using CsCheck;
using PsyInterview.Guides;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Guides;

/// <summary>Guides as people write them, of any shape: small changes of the text leave the rest as it was, any two can be held against each other, what was settled reads back.</summary>
public sealed class GuideTextProperties
{
    private static readonly Gen<string> Id = Gen.String[Gen.Char["abc019-"], 1, 6];

    private static readonly Gen<string> Wording = Gen.Select(AnyOf("How was it?", "What about home, and work?", "How was it at home?", "Hoe was het, één keer?", "…?", "(???)", "睡眠はどうですか?", "Tell me 🙂"), Gen.Int[0, 30], (words, n) => n < 20 ? words : $"{words} {n}");

    private static readonly Gen<string> Odd = Gen.OneOf(
        AnyOf("- why?", "# why", "*hm*", "1. why", "2) why", "> why", "<b>why</b>", "{#x}", "[a](b)", "[a]", @"a\b", "&amp;", "why  and\n how", "__a__", "a `b` c", "***", "---", "+ why", "https://a.b", "a@b.c", "$x$", "a | b", "{.must}", "!!", "=", "~~a~~"),
        Gen.String[Gen.Char["ab *_#[]{}()<>!`~-+.1=|&\\"], 1, 8]);

    /// <summary>A guide in one of the ways in which it can be written.</summary>
    private static readonly Gen<string> Text = Gen.Select(
        Gen.Select(Id, Wording, Gen.Int[0, 3], Gen.Int[0, 4]).Array[1, 7], Gen.Int[0, 3], AnyOf("\n", "\r\n", "\r"), Gen.Bool, AnyOf("", " ", "   "), AnyOf("1.", "1)", "all"), (questions, spaces, end, bom, fence, numbers) =>
    {
        var lines = new List<string> { $"---{fence}", "guide: g", "title: A guide", "language: en", "version: 3", "minutes: 30", "---" };
        var used = new HashSet<string>();
        foreach (var ((id, wording, probes, shape), i) in questions.Select((q, i) => (q, i)))
        {
            var own = used.Add(id) ? id : $"{id}-{i}";
            used.Add(own);
            var lead = new string(' ', spaces);
            if (shape is 0 or 1 || i == 0) lines.AddRange(["", $"{lead}## Part #{i} {{{(shape == 0 ? "" : ".must ")}#{own}{(shape == 0 ? " minutes=3" : "")}}}"]);
            else lines.AddRange(["", $"{lead}## Part {i} {{#t{i}}}", "", $"*Wait {i}.*", "", $"{lead}###\tQuestion {i} {{#{own}{(shape == 2 ? " .must" : "")}}}"]);
            lines.AddRange(["", wording, ""]);
            for (var n = 1; n <= probes; n++) lines.Add($"{(numbers == "all" ? "1." : n + numbers[1..])} And {n} of {i}?");
            if (shape == 4) lines.AddRange(["", "*Wait.*", "", "> To read aloud."]);
        }
        return (bom ? "\uFEFF" : "") + string.Join(end, lines) + end;
    }).Where(text => GuideParser.Parse(text).Guide is not null);

    [Fact]
    public void A_version_number_leaves_the_rest_of_a_guide_as_it_was() => Gen.Select(Text, Gen.Int[1, 100_000]).Sample((text, number) =>
    {
        var numbered = GuideParser.Parse(GuideText.WithVersion(text, number)).Guide!;
        Assert.Equal(number, numbered.Version);
        Assert.Empty(GuideRevision.Between(GuideParser.Parse(text).Guide!, numbered));
    }, iter: 300);

    [Fact]
    public void Other_ids_leave_the_rest_of_a_guide_as_it_was() => Gen.Select(Text, Gen.Int[0, 1000]).Sample((text, seed) =>
    {
        var guide = Read(text);
        // Every other question gets another id; two of them may change places.
        var ids = guide.Questions.Where((_, i) => (seed >> (i % 10)) % 2 == 0).Select(q => q.Id).ToList();
        var names = ids.Select((id, i) => (id, To: seed % 2 == 0 ? ids[(i + 1) % ids.Count] : $"z-{i}")).ToDictionary(n => n.id, n => n.To);
        var named = Read(GuideText.WithIds(text, names));
        Assert.Equal(guide.Questions.Select(q => (names.GetValueOrDefault(q.Id, q.Id), q.Label, q.Wording, string.Join('|', q.Probes), q.MustAsk)),
            named.Questions.Select(q => (q.Id, q.Label, q.Wording, string.Join('|', q.Probes), q.MustAsk)));
    }, iter: 300);

    [Fact]
    public void A_probe_is_added_as_it_was_said_or_not_at_all() => Gen.Select(Text, Odd, Gen.Int[0, 100]).Sample((text, words, at) =>
    {
        var guide = Read(text);
        var question = guide.Questions[at % guide.Questions.Count];
        var plain = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (GuideText.WithProbe(text, question.Id, words) is not { } probed) return;
        var now = Read(probed);
        Assert.Equal([.. question.Probes, plain], now.Question(question.Id)!.Probes);
        var change = Assert.Single(GuideRevision.Between(guide, now));
        Assert.Equal((GuideChanges.Add, GuideParts.Probe, question.Id, plain), (change.Type, change.Part, change.Id, change.After));
    }, iter: 600);

    [Theory]
    [InlineData("And then?")]
    [InlineData("- why?")]
    [InlineData("# why")]
    [InlineData("*hm*")]
    [InlineData("1. why")]
    [InlineData("> why")]
    [InlineData("<b>why</b>")]
    [InlineData("{#x}")]
    [InlineData("[a](b)")]
    [InlineData(@"a\b")]
    [InlineData("&amp;")]
    [InlineData("a `b` c")]
    public void What_people_say_has_a_place_in_every_guide(string words) => Text.Sample(text =>
        Assert.All(Read(text).Questions, q => Assert.NotNull(GuideText.WithProbe(text, q.Id, words))), iter: 20);

    [Fact]
    public void Any_two_guides_can_be_held_against_each_other() => Gen.Select(Text.Array[1, 3], Text, Gen.Select(Id, Gen.OneOf(Id, Gen.Const(""))).Array[0, 4], Gen.Int[0, 100]).Sample((versions, text, garbage, at) =>
    {
        var (read, after) = (versions.Select(Read).ToList(), Read(text));
        // Answers that were meant, and some that cannot be.
        List<GuideAnswer> answers = [.. garbage.Select(g => new GuideAnswer(g.Item1, g.Item2.Length == 0 ? null : g.Item2))];
        if (GuideMatching.Of(after, read, answers).Doubts is { Count: > 0 } doubts) answers.Add(new(doubts[at % doubts.Count].New, at % 2 == 0 ? doubts[at % doubts.Count].Old : null));
        var matched = GuideMatching.Of(after, read, answers);
        Assert.Equal(after.Questions.Select(q => q.Wording), matched.Guide.Questions.Select(q => q.Wording));
        Assert.Equal(matched.Doubts.Count, matched.Doubts.Select(d => d.New).Distinct().Count());
        // The same twice is the same: what was matched needs no matching.
        if (matched.Doubts.Count == 0) Assert.Equal(matched.Guide.Questions.Select(q => q.Id), GuideMatching.Of(matched.Guide, read, matched.Answers).Guide.Questions.Select(q => q.Id));
        _ = GuideRevision.Between(read[^1], matched.Guide, GuideRevision.Proposed(read[^1], matched.Guide));
        _ = GuideUseDecisions.Switch(Talk.Begun().State, read[^1], matched.Guide);
        Assert.Empty(GuideRevision.Between(after, after));
    }, iter: 300);

    [Fact]
    public void The_shipped_guides_can_be_held_against_each_other() => Assert.All(
        from one in ShippedGuides.All
        from other in ShippedGuides.All
        select (Read(one.Text), Read(other.Text)),
        pair => Assert.Equal(pair.Item2.Questions.Select(q => q.Wording), GuideMatching.Of(pair.Item2, [pair.Item1], []).Guide.Questions.Select(q => q.Wording)));

    [Fact]
    public void What_was_settled_and_stated_reads_back_as_it_was() => Gen.Select(Id.Array[2, 5], Gen.Bool, Gen.Bool).Sample((ids, splits, isNew) =>
    {
        var answer = new GuideAnswer(ids[0], isNew ? null : ids[1]);
        Assert.Equal(answer, GuideAnswer.Read(answer.ToString()));
        IReadOnlyList<string> several = [.. ids.Distinct()];
        if (several.Count < 2) return;
        var lineage = splits ? new Lineage(GuideChanges.Split, [ids[0]], several) : new Lineage(GuideChanges.Merge, several, [ids[0]]);
        Assert.Equal(lineage, Lineage.Read(lineage.ToString()));
        Assert.Null(Lineage.Read((lineage with { From = [.. lineage.From, lineage.From[0]], To = [.. lineage.To, lineage.To[0]] }).ToString()));
    });

    [Fact]
    public void Whatever_is_typed_is_read_as_what_it_says_or_not_at_all() => Gen.OneOf(Gen.String, Gen.String[Gen.Char["split merge into,=ab-"], 0, 30], Gen.Select(Id, Id, (a, b) => $"split {a} into  {b},{a} ,")).Sample(words =>
    {
        if (Lineage.Read(words) is { } lineage) Assert.Equal(lineage, Lineage.Read(lineage.ToString()));
        if (GuideAnswer.Read(words) is { } answer) Assert.Equal(answer, GuideAnswer.Read(answer.ToString()));
    });

    private static Gen<string> AnyOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static TopicGuide Read(string text) => GuideParser.Parse(text) is { Guide: { } guide } ? guide
        : throw new InvalidOperationException(string.Join("; ", GuideParser.Parse(text).Problems.Select(p => $"{p.Line} {p.What}")) + "\n" + text);
}
