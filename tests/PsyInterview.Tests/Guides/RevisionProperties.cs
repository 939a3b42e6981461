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
    /// <param name="Topic">The topic it stands under; null for a question that is a topic of its own.</param>
    private sealed record Edited(int Self, string Id, string Wording, IReadOnlyList<string> Probes, int? Topic = 0)
    {
        public string Label => $"Label {Self}";
    }

    private static readonly Gen<(int What, int Where, int Word)> Edit = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 1000], Gen.Int[0, 1000]);

    private static readonly Gen<(int What, int Where, int Word)[][]> Versions = Edit.Array[1, 4].Array[1, 5];

    [Fact]
    public void Ids_stay_stable_and_every_difference_is_told() => Gen.Select(Versions, Gen.Bool.Array[7], Gen.Bool).Sample((edits, answers, states) =>
    {
        var log = new ReportLog().On("2026-01-05").Has(new StudyCreated("A study"), new ParticipantAdded("P01"));
        List<Edited> guide = [.. Enumerable.Range(0, 4).Select(i => new Edited(i, $"q{i}", Sentence(i, i * 7), [$"{Words[i]}?", $"and {Words[i + 4]}?"], i == 3 ? null : 0))];
        var next = 4;
        var before = Freeze(log, guide, answers, states).Guide;
        var told = new Dictionary<string, string>();
        foreach (var version in edits)
        {
            // With every version a session is held, and one before it goes on with that version in the middle of the talk.
            var stream = $"P01-{told.Count + 1}";
            Hold(log, before, stream, StudyState.Of(log.Reading).Versions.Select(v => StudyState.Of(log.Reading).ReadGuide(v.Hash)!).First());
            told[stream] = Told(log, stream);
            var was = guide;
            guide = [.. guide];
            foreach (var edit in version) Do(guide, edit, ref next);
            if (guide.Count == 0) guide.Add(new(next, $"q{next}", Sentence(next, next++ * 3), []));
            var study = StudyState.Of(log.Reading);
            var known = study.VersionsOf("g", "en").SelectMany(v => study.ReadGuide(v.Hash)!.Questions).Select(q => q.Id).ToHashSet();
            var (after, settled, stated) = Freeze(log, guide, answers, states);
            MainQuestion Now(Edited edited) => after.Questions.Single(q => q.Label == edited.Label);
            // The words of a question say which it is, where they are its own alone.
            foreach (var same in guide.Where(q => was.Any(w => w.Self == q.Self && w.Wording == q.Wording) && guide.Count(o => o.Wording == q.Wording) == 1 && was.Count(o => o.Wording == q.Wording) == 1))
                Assert.Equal(before.Questions.Single(q => q.Wording == same.Wording).Id, Now(same).Id);
            Assert.Equal(after.Questions.Count, after.Questions.Select(q => q.Id).Distinct().Count());
            // What was settled to be new has an id that no question ever had.
            foreach (var answer in settled.Where(a => a.Old is null && guide.Exists(q => q.Id == a.New))) Assert.DoesNotContain(Now(guide.Single(q => q.Id == answer.New)).Id, known);
            var (went, came) = (before.Questions.Select(q => q.Id).Except(after.Questions.Select(q => q.Id)), after.Questions.Select(q => q.Id).Except(before.Questions.Select(q => q.Id)));
            foreach (var lineages in (IReadOnlyList<Lineage>[])[[], stated])
            {
                var changes = GuideRevision.Between(before, after, lineages);
                // From and To account for exactly the ids that went and came.
                var ofQuestions = changes.Where(c => c.Part == GuideParts.Question && c.Type is GuideChanges.Add or GuideChanges.Remove or GuideChanges.Split or GuideChanges.Merge).ToList();
                Assert.Equal(went.Order(), ofQuestions.SelectMany(c => c.From).Where(id => after.Question(id) is null).Distinct().Order());
                Assert.Equal(came.Order(), ofQuestions.SelectMany(c => c.To).Where(id => before.Question(id) is null).Distinct().Order());
                foreach (var question in after.Questions.Where(q => before.Question(q.Id) is { } old && old.Wording != q.Wording))
                    Assert.Contains(changes, c => c.Part == GuideParts.Question && c.Type is GuideChanges.Rephrase or GuideChanges.Split or GuideChanges.Merge && c.From.Concat(c.To).Contains(question.Id));
                Assert.Equal(Read(before) == Read(after), changes.Count == 0);
            }
            foreach (var (held, words) in told) Assert.Equal(words, Told(log, held));
            before = after;
            guide = [.. guide.Select(q => q with { Id = Now(q).Id })];
        }
    }, iter: 150);

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
            case 8 when guide.Count > 0: guide[at] = guide[at] with { Topic = edit.Word % 4 is 3 ? null : edit.Word % 4 }; break;
            // One becomes two; two become one.
            case 9 when guide.Count > 0:
                var (one, other) = (guide[at].Wording[..(guide[at].Wording.Length / 2)], guide[at].Wording[(guide[at].Wording.Length / 2)..]);
                guide[at] = guide[at] with { Wording = one.Trim() + "?" };
                guide.Insert(at, new(next, $"q{next++}", other.Trim(), [], guide[at].Topic));
                break;
            case 10 when guide.Count > 1:
                guide[at] = guide[at] with { Wording = $"{guide[at].Wording} {guide[(at + 1) % guide.Count].Wording}" };
                guide.RemoveAt((at + 1) % guide.Count);
                break;
            // A question's id goes to its topic, and the question gets another.
            case 11 when guide.Count > 0 && guide.TrueForAll(q => q.Id != "t1"):
                guide[at] = guide[at] with { Id = $"r{next++}", Topic = 1 };
                break;
            // Another question takes the id of one that is gone.
            case 12 when guide.Count > 1:
                var left = guide[at].Id;
                guide.RemoveAt(at);
                guide[at % guide.Count] = guide[at % guide.Count] with { Id = left };
                break;
        }
    }

    private static string Sentence(int one, int other) =>
        $"What about {Words[one % Words.Length]}, {Words[other % Words.Length]} and {Words[(one + other * 5) % Words.Length]} in the {Words[(one * 3 + other) % Words.Length]} of {one} and {other}?";

    private static (TopicGuide Guide, IReadOnlyList<GuideAnswer> Settled, IReadOnlyList<Lineage> Stated) Freeze(ReportLog log, List<Edited> questions, bool[] answers, bool states)
    {
        var study = StudyState.Of(log.Reading);
        var before = study.VersionsOf("g", "en") is [.., var latest] ? study.ReadGuide(latest.Hash) : null;
        var parsed = GuideParser.Parse(Text(questions, before));
        Assert.True(parsed.Guide is not null, string.Join("; ", parsed.Problems.Select(p => p.What)));
        List<GuideAnswer> settled = [];
        var weighed = GuideWeighed.Of(study, parsed.Guide!, settled, []);
        // Somebody settles what is in doubt, one way or the other.
        for (var round = 0; weighed.Matched.Doubts.Count > 0; round++)
        {
            Assert.True(round < 50, "what was settled has to stay settled");
            var doubt = weighed.Matched.Doubts[0];
            settled.Add(new(doubt.New, answers[round % answers.Length] ? doubt.Old : null));
            weighed = GuideWeighed.Of(study, parsed.Guide!, settled, []);
        }
        if (states) weighed = GuideWeighed.Of(study, parsed.Guide!, settled, weighed.Proposed);
        var decision = GuideDecisions.Freeze(study, weighed, "2026-01-05");
        if (decision.Refusal is not null) return (before!, [], []);
        log.Has([.. decision.Events]);
        return (weighed.Guide, settled, weighed.Stated);
    }

    // Under topics 0 to 2, those that are topics of their own after them; topic 1 has the id of a question of before that stands in the text no more.
    private static string Text(List<Edited> questions, TopicGuide? before)
    {
        var text = new StringBuilder("---\nguide: g\nversion: 1\ntitle: A guide\nlanguage: en\nkind: interview\nminutes: 30\n---\n");
        foreach (var topic in questions.GroupBy(q => q.Topic ?? 3).OrderBy(g => g.Key))
        {
            var id = topic.Key == 1 && before?.Questions.FirstOrDefault(q => questions.TrueForAll(o => o.Id != q.Id)) is { } gone ? gone.Id : $"t{topic.Key}";
            if (topic.Key < 3) text.Append($"\n## Topic {topic.Key} {{#{id}}}\n");
            foreach (var question in topic)
            {
                text.Append($"\n{(topic.Key < 3 ? "###" : "##")} {question.Label} {{#{question.Id}}}\n\n{question.Wording}\n\n");
                for (var i = 0; i < question.Probes.Count; i++) text.Append($"{i + 1}. {question.Probes[i]}\n");
            }
        }
        return text.ToString();
    }

    private static string Read(TopicGuide guide) => string.Join('\n', guide.Topics.Select(t =>
        $"{t.Id} {t.Title} {t.Number}: {string.Join('/', t.Questions.Select(q => $"{q.Id} {q.Label} {q.Wording} {string.Join('|', q.Probes)}"))}"));

    private static void Hold(ReportLog log, TopicGuide guide, string stream, TopicGuide earlier) =>
        log.In(stream, new SessionPlanned("P01", "interview", 1, "g", earlier.Version, "en", earlier.Hash), new ChecksDeferred(), new SessionStarted(),
            new QuestionAsked(earlier.Questions[0].Id), new ProbeAsked(earlier.Questions[0].Id, 1), new QuestionDeclined(earlier.Questions[^1].Id), new GuideSwitched("g", guide.Version, "en", guide.Hash),
            new QuestionVolunteered(guide.Questions[^1].Id), new QuestionAsked(guide.Questions[0].Id), new ProbeImprovised(guide.Questions[0].Id, "why?"), new TalkEnded(), new SessionClosed());

    private static string Told(ReportLog log, string stream)
    {
        var account = Account.All(log.Reading).Single(a => a.Stream == stream);
        return Timeline.From(log.Reading, stream).ToMarkdown() + string.Join(' ', account.Guide!.Questions.Select(q => $"{account.Number(q.Id)} {GuideUse.Cell(q.Id, account).Words}"));
    }
}
