namespace PsyInterview.Guides;

/// <summary>A question of a changed guide of which the texts alone do not tell whether it is one that was there before.</summary>
/// <param name="New">Its id in the changed guide.</param>
/// <param name="Old">The id of the question it may be; the same as <paramref name="New"/> where an id came with quite other words.</param>
/// <param name="Before">The wording of that question.</param>
/// <param name="After">The wording now.</param>
/// <param name="Likeness">From 0 to 1, see <see cref="GuideLikeness.Of"/>.</param>
public sealed record GuideDoubt(string New, string Old, string Before, string After, double Likeness)
{
    /// <summary>What is asked.</summary>
    public string Asks => New == Old ? $"“{New}” has quite other words now: is it the same question?" : $"is “{New}” the question that was “{Old}”?";
}

/// <summary>What was settled about a doubt.</summary>
/// <param name="New">Its id in the changed guide.</param>
/// <param name="Old">The id of the question it is; null when it is a new one.</param>
public sealed record GuideAnswer(string New, string? Old)
{
    /// <summary>"new=old", or "new=" for a new question.</summary>
    public override string ToString() => $"{New}={Old}";

    /// <summary>Reads what <see cref="ToString"/> prints; null where it is something else.</summary>
    public static GuideAnswer? Read(string words) =>
        words.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var old] && GuideId.IsValid(name) && (old.Length == 0 || GuideId.IsValid(old)) ? new(name, old.Length == 0 ? null : old) : null;
}

/// <summary>A changed guide held against what the study knows, with ids made stable as far as that is certain.</summary>
/// <param name="Text">The text with the ids of before wherever a question is known again.</param>
/// <param name="Guide">The same, read.</param>
/// <param name="Known">What was found or settled to be the same although its id or its words were others: old id by sentence of what was done.</param>
/// <param name="Doubts">What is to be settled by a person.</param>
/// <param name="Answers">What was settled: ids as they stand in <paramref name="Text"/>.</param>
public sealed record GuideMatched(string Text, TopicGuide Guide, IReadOnlyList<string> Known, IReadOnlyList<GuideDoubt> Doubts, IReadOnlyList<GuideAnswer> Answers);

/// <summary>
/// Finds a guide's questions again in a changed guide. A question is its id, for ever: the same words under another id get their id back, words that are
/// alike are put to a person, and an id that comes with quite other words is too.
/// </summary>
public static class GuideMatching
{
    /// <summary>From here on another id may well be the same question.</summary>
    public const double MayBeSame = 0.45;

    /// <summary>Below this an id has quite other words.</summary>
    public const double OtherWords = 0.25;

    /// <summary>Holds a changed guide against the versions before.</summary>
    /// <param name="after">The changed guide.</param>
    /// <param name="versions">Every earlier version in this language, the latest last; at least one.</param>
    /// <param name="answers">What was settled already.</param>
    public static GuideMatched Of(TopicGuide after, IReadOnlyList<TopicGuide> versions, IReadOnlyList<GuideAnswer> answers)
    {
        var before = versions[^1];
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = versions.SelectMany(Ids).Concat(Ids(after)).ToHashSet(StringComparer.Ordinal);
        List<string> known = [];
        List<GuideDoubt> doubts = [];
        List<GuideAnswer> kept = [];
        var settled = answers.GroupBy(a => a.New, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Old, StringComparer.Ordinal);
        HashSet<string> gone = [.. before.Questions.Select(q => q.Id).Where(id => after.Question(id) is null)];
        var fresh = after.Questions.Where(q => versions.All(v => v.Question(q.Id) is null)).ToList();

        // A known id may have been settled to be another question of before.
        foreach (var question in after.Questions.Where(q => !fresh.Contains(q)))
        {
            if (settled.GetValueOrDefault(question.Id) is not { } old || old == question.Id || !gone.Remove(old)) continue;
            names[question.Id] = old;
            kept.Add(new(old, old));
            known.Add($"“{question.Id}” is “{old}”, as was settled");
            if (before.Question(question.Id) is not null) gone.Add(question.Id);
        }
        TakeAnswers();
        FindByWords();
        // An id that stood above others' words is free only now, and somebody may have settled whose it is.
        TakeAnswers();
        // The likest first, and each old question is offered once.
        foreach (var (question, old, likeness) in fresh.SelectMany(q => before.Questions.Where(o => gone.Contains(o.Id)).Select(o => (q, o, Likeness(o, q))))
            .Where(pair => pair.Item3 >= MayBeSame).OrderByDescending(pair => pair.Item3).ToList())
        {
            if (!gone.Contains(old.Id) || doubts.Exists(d => d.New == question.Id)) continue;
            gone.Remove(old.Id);
            doubts.Add(new(question.Id, old.Id, old.Wording, question.Wording, likeness));
        }
        foreach (var question in after.Questions)
        {
            if (names.ContainsKey(question.Id) || Latest(question.Id) is not { } old || Likeness(old, question) >= OtherWords) continue;
            if (!settled.TryGetValue(question.Id, out var same) || (same is not null && same != question.Id)) doubts.Add(new(question.Id, question.Id, old.Wording, question.Wording, Likeness(old, question)));
            else if (same is not null) kept.Add(new(question.Id, question.Id));
            else
            {
                names[question.Id] = GuideId.Suggest(question.Label, taken);
                taken.Add(names[question.Id]);
                kept.Add(new(names[question.Id], null));
                known.Add($"“{question.Id}” is a new question, as was settled, and is called “{names[question.Id]}”");
            }
        }
        // A question that is known again has its id even where a topic took it: the topic gets another.
        foreach (var topic in after.Topics.Where(t => names.ContainsValue(t.Id) && !names.ContainsKey(t.Id)).ToList())
        {
            names[topic.Id] = before.Topics.FirstOrDefault(t => t.Title == topic.Title && !Ids(after).Contains(t.Id) && versions.All(v => v.Question(t.Id) is null))?.Id ?? GuideId.Suggest(topic.Title, taken);
            taken.Add(names[topic.Id]);
            known.Add($"“{topic.Id}” is a question's id; the topic is called “{names[topic.Id]}”");
        }
        var text = names.Count == 0 ? after.Text : GuideText.WithIds(after.Text, names);
        var read = GuideParser.Parse(text).Guide;
        // What could not be written into the text stays as it was and in doubt.
        return read is not null && names.Values.All(id => read.Questions.Any(q => q.Id == id) || read.Topics.Any(t => t.Id == id))
            ? new(text, read, known, [.. doubts.OrderBy(d => after.Questions.ToList().FindIndex(q => q.Id == d.New))], kept)
            : new(after.Text, after, [], [.. doubts, .. after.Questions.Where(q => names.ContainsKey(q.Id)).Select(q => Unwritten(q, before.Question(names[q.Id])))], kept);

        void TakeAnswers()
        {
            foreach (var question in fresh.ToList())
            {
                if (!settled.TryGetValue(question.Id, out var old)) continue;
                // An old question that there is not, or that stands in the text itself, settles nothing: least of all that this one is new.
                if (old is not null && !gone.Remove(old)) continue;
                fresh.Remove(question);
                kept.Add(new(old ?? question.Id, old));
                if (old is null) continue;
                names[question.Id] = old;
                known.Add($"“{question.Id}” is “{old}”, as was settled");
            }
        }

        // The same words are the same question, whatever id they came with: an id that is written above other words does not keep them apart.
        void FindByWords()
        {
            var loose = after.Questions.Where(q => !names.ContainsKey(q.Id) && !settled.ContainsKey(q.Id) && HasOtherWords(q)).GroupBy(q => GuideLikeness.Plain(q.Wording)).Where(g => g.Count() == 1).Select(g => g.Single()).ToList();
            var open = before.Questions.Where(o => gone.Contains(o.Id) || (after.Question(o.Id) is { } now && !names.ContainsValue(o.Id) && settled.GetValueOrDefault(o.Id) != o.Id && HasOtherWords(now)))
                .GroupBy(o => GuideLikeness.Plain(o.Wording)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Id, StringComparer.Ordinal);
            List<string> left = [];
            foreach (var question in loose)
            {
                if (!open.TryGetValue(GuideLikeness.Plain(question.Wording), out var same)) continue;
                gone.Remove(same);
                fresh.Remove(question);
                names[question.Id] = same;
                known.Add($"“{question.Id}” has the words of “{same}” and keeps that id");
                if (before.Question(question.Id) is not null) left.Add(question.Id);
            }
            gone.UnionWith(left.Where(id => !names.ContainsValue(id)));
            // Whatever stands under an id that belongs to others' words has to be called something else.
            foreach (var question in after.Questions.Where(q => names.ContainsValue(q.Id) && !names.ContainsKey(q.Id)))
            {
                names[question.Id] = GuideId.Suggest(question.Label, taken);
                taken.Add(names[question.Id]);
                known.Add($"“{question.Id}” has other words than that question and is called “{names[question.Id]}”");
                if (settled.ContainsKey(question.Id)) kept.Add(new(names[question.Id], null));
                else fresh.Add(question);
            }
        }

        bool HasOtherWords(MainQuestion question) => Latest(question.Id) is not { } own || !GuideLikeness.IsSame(own.Wording, question.Wording);

        MainQuestion? Latest(string id) => versions.Select(v => v.Question(id)).LastOrDefault(q => q is not null);

        static GuideDoubt Unwritten(MainQuestion question, MainQuestion? old) => new(question.Id, old?.Id ?? question.Id, old?.Wording ?? "", question.Wording, old is null ? 0 : Likeness(old, question));
    }

    /// <summary>How alike two questions are: by their wording, or by label and wording together, whichever is more.</summary>
    public static double Likeness(MainQuestion one, MainQuestion other) =>
        Math.Max(GuideLikeness.Of(one.Wording, other.Wording), GuideLikeness.Of($"{one.Label} {one.Wording}", $"{other.Label} {other.Wording}"));

    private static IEnumerable<string> Ids(TopicGuide guide) => guide.Topics.Select(t => t.Id).Concat(guide.Questions.Select(q => q.Id));
}
