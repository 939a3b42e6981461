using System.Text;
using CsCheck;
using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Tests.Reports;
using Xunit;

namespace PsyInterview.Tests.Guides;

/// <summary>Whatever is done to a guide, version after version: a question is its id, every difference is told, and what was recorded before reads as before.</summary>
public sealed class RevisionProperties
{
    private static readonly string[] Words =
        ["therapy", "exercise", "body", "sleep", "family", "work", "pain", "tension", "morning", "doctor", "talk", "breathing", "week", "hope", "walking", "hands", "doubt", "change"];

    /// <summary>A question while it is edited.</summary>
    /// <param name="Self">Which question it is, whatever its id says.</param>
    private sealed record Edited(int Self, string Id, string Wording, IReadOnlyList<string> Probes);

    private static readonly Gen<(int What, int Where, int Word)> Edit = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 1000], Gen.Int[0, 1000]);

    private static readonly Gen<(int What, int Where, int Word)[][]> Versions = Edit.Array[1, 4].Array[1, 5];

    [Fact]
    public void Ids_stay_stable_and_every_difference_is_told() => Gen.Select(Versions, Gen.Int[0, 1000]).Sample((edits, answers) =>
    {
        var log = new ReportLog().On("2026-01-05").Has(new StudyCreated("A study"), new ParticipantAdded("P01"));
        List<Edited> guide = [.. Enumerable.Range(0, 4).Select(i => new Edited(i, $"q{i}", Sentence(i, i * 7), [$"{Words[i]}?", $"and {Words[i + 4]}?"]))];
        var next = 4;
        var before = Freeze(log, guide, answers);
        Hold(log, before, "P01-1");
        var told = Told(log, "P01-1");
        foreach (var version in edits)
        {
            var was = guide;
            guide = [.. guide];
            foreach (var edit in version) Do(guide, edit, ref next);
            if (guide.Count == 0) guide.Add(new(next, $"q{next}", Sentence(next, next++ * 3), []));
            var study = StudyState.Of(log.Reading);
            var known = study.VersionsOf("g", "en").SelectMany(v => study.ReadGuide(v.Hash)!.Questions).Select(q => q.Id).ToHashSet();
            var after = Freeze(log, guide, answers);
            // The words of a question say which it is, where they are its own alone.
            foreach (var same in guide.Where(q => was.Any(w => w.Self == q.Self && w.Wording == q.Wording) && guide.Count(o => o.Wording == q.Wording) == 1 && was.Count(o => o.Wording == q.Wording) == 1))
                Assert.Equal(before.Questions.Single(q => q.Wording == same.Wording).Id, after.Questions.Single(q => q.Wording == same.Wording).Id);
            Assert.Equal(after.Questions.Count, after.Questions.Select(q => q.Id).Distinct().Count());
            var changes = GuideRevision.Between(before, after);
            Assert.Equal(before.Questions.Select(q => q.Id).Except(after.Questions.Select(q => q.Id)).Order(), changes.Where(c => c is { Type: GuideChanges.Remove, Part: GuideParts.Question }).Select(c => c.From[0]).Order());
            Assert.Equal(after.Questions.Select(q => q.Id).Except(before.Questions.Select(q => q.Id)).Order(), changes.Where(c => c is { Type: GuideChanges.Add, Part: GuideParts.Question }).Select(c => c.To[0]).Order());
            foreach (var question in after.Questions.Where(q => before.Question(q.Id) is { } old && old.Wording != q.Wording))
                Assert.Contains(changes, c => c.Type == GuideChanges.Rephrase && c.Part == GuideParts.Question && c.Id == question.Id);
            Assert.Equal(Read(before) == Read(after), changes.Count == 0);
            // What nobody ever had is new for ever.
            Assert.DoesNotContain(after.Questions.Select(q => q.Id), id => before.Question(id) is null && known.Contains(id) && !guide.Any(q => q.Id == id));
            Assert.Equal(told, Told(log, "P01-1"));
            before = after;
            guide = [.. guide.Select(q => q with { Id = after.Questions.Single(a => a.Number == Number(guide, q)).Id })];
        }
    }, iter: 150);

    [Fact]
    public void Any_two_guides_can_be_held_against_each_other() => Gen.Select(Gen.Int[0, ShippedGuides.All.Count - 1], Gen.Int[0, ShippedGuides.All.Count - 1], Edit.Array[0, 5]).Sample((one, other, edits) =>
    {
        var (a, b) = (GuideParser.Parse(ShippedGuides.All[one].Text).Guide!, GuideParser.Parse(ShippedGuides.All[other].Text).Guide!);
        var matched = GuideMatching.Of(b, [a], []);
        Assert.Equal(b.Questions.Count, matched.Guide.Questions.Count);
        Assert.Equal(b.Questions.Select(q => q.Wording), matched.Guide.Questions.Select(q => q.Wording));
        _ = GuideRevision.Between(a, matched.Guide, GuideRevision.Proposed(a, matched.Guide));
    }, iter: 60);

    [Fact]
    public void A_version_number_and_a_probe_leave_the_rest_of_the_text_as_it_was()
    {
        foreach (var (_, text) in ShippedGuides.All.Select(g => (g.Name, g.Text)))
        {
            var guide = GuideParser.Parse(text).Guide!;
            var numbered = GuideParser.Parse(GuideText.WithVersion(text, 17)).Guide!;
            Assert.Equal(17, numbered.Version);
            Assert.Empty(GuideRevision.Between(guide, numbered));
            foreach (var question in guide.Questions)
            {
                var change = Assert.Single(GuideRevision.Between(guide, GuideParser.Parse(GuideText.WithProbe(text, question.Id, "What else comes to mind?")!).Guide!));
                Assert.Equal((GuideChanges.Add, GuideParts.Probe, question.Id, "What else comes to mind?"), (change.Type, change.Part, change.Id, change.After));
            }
        }
    }

    private static void Do(List<Edited> guide, (int What, int Where, int Word) edit, ref int next)
    {
        var at = guide.Count == 0 ? 0 : edit.Where % guide.Count;
        var word = Words[edit.Word % Words.Length];
        switch (edit.What)
        {
            case 0: guide.Insert(at, new(next, $"q{next}", Sentence(next, edit.Word), [])); next++; break;
            case 1 when guide.Count > 0: guide.RemoveAt(at); break;
            case 2 when guide.Count > 0: guide[at] = guide[at] with { Wording = $"{guide[at].Wording.TrimEnd('?')} and {word}?" }; break;
            case 3 when guide.Count > 0: guide[at] = guide[at] with { Wording = Sentence(edit.Where, edit.Word) }; break;
            case 4 when guide.Count > 0: guide[at] = guide[at] with { Id = $"r{next++}" }; break;
            case 5 when guide.Count > 1: (guide[at], guide[^1]) = (guide[^1], guide[at]); break;
            case 6 when guide.Count > 0: guide[at] = guide[at] with { Probes = [.. guide[at].Probes, $"and {word}, how?"] }; break;
            case 7 when guide.Count > 0: guide[at] = guide[at] with { Probes = [.. guide[at].Probes.Skip(1).Reverse()] }; break;
        }
    }

    private static string Sentence(int one, int other) =>
        $"What about {Words[one % Words.Length]}, {Words[other % Words.Length]} and {Words[(one + other * 5) % Words.Length]} in the {Words[(one * 3 + other) % Words.Length]} of {one} and {other}?";

    private static string Number(List<Edited> guide, Edited question) => $"1.{guide.IndexOf(question) + 1}";

    private static TopicGuide Freeze(ReportLog log, List<Edited> questions, int answers)
    {
        var text = new StringBuilder("---\nguide: g\nversion: 1\ntitle: A guide\nlanguage: en\nkind: interview\nminutes: 30\n---\n\n## All {#all}\n");
        foreach (var question in questions)
        {
            text.Append($"\n### Label {question.Self} {{#{question.Id}}}\n\n{question.Wording}\n\n");
            for (var i = 0; i < question.Probes.Count; i++) text.Append($"{i + 1}. {question.Probes[i]}\n");
        }
        var parsed = GuideParser.Parse(text.ToString());
        Assert.True(parsed.Guide is not null, string.Join("; ", parsed.Problems.Select(p => p.What)));
        var study = StudyState.Of(log.Reading);
        List<GuideAnswer> settled = [];
        var weighed = GuideWeighed.Of(study, parsed.Guide!, settled, []);
        // Somebody settles what is in doubt, one way or the other.
        for (var round = 0; weighed.Matched.Doubts.Count > 0; round++)
        {
            Assert.True(round < 50, "what was settled has to stay settled");
            var doubt = weighed.Matched.Doubts[0];
            settled.Add(new(doubt.New, (answers + round) % 2 == 0 ? doubt.Old : null));
            weighed = GuideWeighed.Of(study, parsed.Guide!, settled, []);
        }
        var decision = GuideDecisions.Freeze(study, weighed, "2026-01-05");
        if (decision.Refusal is not null) return study.ReadGuide(study.VersionsOf("g", "en")[^1].Hash)!;
        log.Has([.. decision.Events]);
        return weighed.Guide;
    }

    private static string Read(TopicGuide guide) => string.Join('\n', guide.Questions.Select(q => $"{q.Id} {q.Label} {q.Wording} {string.Join('|', q.Probes)}"));

    private static void Hold(ReportLog log, TopicGuide guide, string stream) =>
        log.In(stream, new SessionPlanned("P01", "interview", 1, "g", guide.Version, "en", guide.Hash), new ChecksDeferred(), new SessionStarted(),
            new QuestionAsked(guide.Questions[0].Id), new ProbeAsked(guide.Questions[0].Id, 1), new QuestionDeclined(guide.Questions[1].Id), new TalkEnded(), new SessionClosed());

    private static string Told(ReportLog log, string stream)
    {
        var account = Account.All(log.Reading).Single(a => a.Stream == stream);
        return Timeline.From(log.Reading, stream).ToMarkdown() + string.Join(' ', account.Guide!.Questions.Select(q => $"{account.Number(q.Id)} {GuideUse.Cell(q.Id, account).Words}"));
    }
}
