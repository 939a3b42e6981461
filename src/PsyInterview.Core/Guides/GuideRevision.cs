namespace PsyInterview.Guides;

/// <summary>The differences between a version of a guide and the next. Whatever differs in what is read is in the list; how the lines are broken is not.</summary>
public static class GuideRevision
{
    /// <summary>How much of the words of a part must be found elsewhere for a split or a merge to be proposed.</summary>
    private const double FoundAgain = 0.6;

    /// <summary>Every change, in the order of the guide after; what was removed stands where it stood.</summary>
    /// <param name="stated">Splits and merges that people stated.</param>
    public static IReadOnlyList<GuideChange> Between(TopicGuide before, TopicGuide after, IReadOnlyList<Lineage>? stated = null)
    {
        List<GuideChange> changes =
        [
            .. Whole(GuideParts.Heading, before.Title, after.Title),
            .. Whole(GuideParts.Heading, Of(before), Of(after)),
            .. Whole(GuideParts.Minutes, InWords(before.Minutes), InWords(after.Minutes)),
            .. Topics(before, after), .. Questions(before, after, [.. stated ?? []]),
            .. ListChanges.Of(GuideParts.Closing, null, [.. before.Closing.Select(c => c.Text)], [.. after.Closing.Select(c => c.Text)]),
            .. ListChanges.Of(GuideParts.Distress, null, before.Distress, after.Distress),
        ];
        return changes;
    }

    /// <summary>Splits and merges that the words suggest: for a person to state, or not.</summary>
    public static IReadOnlyList<Lineage> Proposed(TopicGuide before, TopicGuide after)
    {
        List<Lineage> found = [];
        var added = after.Questions.Where(q => before.Question(q.Id) is null).ToList();
        var removed = before.Questions.Where(q => after.Question(q.Id) is null).ToList();
        foreach (var old in before.Questions)
        {
            var left = after.Question(old.Id);
            var parts = added.Where(q => GuideLikeness.Within(q.Wording, old.Wording) >= FoundAgain
                && (left is null || GuideLikeness.Within(q.Wording, left.Wording) < FoundAgain)).Select(q => q.Id).ToList();
            if (left is not null) parts.Insert(0, left.Id);
            if (parts.Count > 1) found.Add(new Lineage(GuideChanges.Split, [old.Id], parts));
        }
        foreach (var now in after.Questions)
        {
            var was = before.Question(now.Id);
            var parts = removed.Where(q => GuideLikeness.Within(q.Wording, now.Wording) >= FoundAgain
                && (was is null || GuideLikeness.Within(q.Wording, was.Wording) < FoundAgain)).Select(q => q.Id).ToList();
            if (was is not null) parts.Insert(0, was.Id);
            if (parts.Count > 1) found.Add(new Lineage(GuideChanges.Merge, parts, [now.Id]));
        }
        return found;
    }

    private static IEnumerable<GuideChange> Topics(TopicGuide before, TopicGuide after)
    {
        var moved = ListChanges.Moved([.. before.Topics.Select(t => t.Id)], [.. after.Topics.Select(t => t.Id)]);
        foreach (var topic in after.Topics)
        {
            if (before.Topics.FirstOrDefault(t => t.Id == topic.Id) is not { } old)
            {
                if (!IsQuestion(topic)) yield return new(GuideChanges.Add, GuideParts.Topic, [], [topic.Id], "", topic.Title);
                continue;
            }
            if (IsQuestion(topic) && !IsQuestion(old)) yield return new(GuideChanges.Remove, GuideParts.Topic, [old.Id], [], old.Title, "");
            else if (!IsQuestion(topic) && IsQuestion(old)) yield return new(GuideChanges.Add, GuideParts.Topic, [], [topic.Id], "", topic.Title);
            else if (old.Title != topic.Title) yield return new(GuideChanges.Rephrase, IsQuestion(topic) ? GuideParts.Label : GuideParts.Topic, [topic.Id], [topic.Id], old.Title, topic.Title);
            if (moved.Contains(topic.Id)) yield return new(GuideChanges.Move, GuideParts.Topic, [topic.Id], [topic.Id], Place(old.Number, before.Topics.Count), Place(topic.Number, after.Topics.Count));
            if (old.Minutes != topic.Minutes) yield return new(GuideChanges.Rephrase, GuideParts.Minutes, [topic.Id], [topic.Id], InWords(old.Minutes), InWords(topic.Minutes));
            foreach (var change in ListChanges.Of(GuideParts.ReadAloud, topic.Id, old.ReadAloud, topic.ReadAloud)) yield return change;
            foreach (var change in ListChanges.Of(GuideParts.Instruction, topic.Id, old.Instructions, topic.Instructions)) yield return change;
        }
        foreach (var topic in before.Topics.Where(t => !IsQuestion(t) && after.Topics.All(a => a.Id != t.Id)))
            yield return new(GuideChanges.Remove, GuideParts.Topic, [topic.Id], [], topic.Title, "");

        static string Place(string number, int of) => FormattableString.Invariant($"topic {number} of {of}");
    }

    private static IEnumerable<GuideChange> Questions(TopicGuide before, TopicGuide after, List<Lineage> stated)
    {
        stated.RemoveAll(l => l.From.Any(id => before.Question(id) is null) || l.To.Any(id => after.Question(id) is null));
        foreach (var lineage in stated)
        {
            yield return new(lineage.Type, GuideParts.Question, lineage.From, lineage.To,
                string.Join("\n", lineage.From.Select(id => before.Question(id)!.Wording)), string.Join("\n", lineage.To.Select(id => after.Question(id)!.Wording)));
        }
        // What a split or a merge tells is not told again as words added, changed or gone.
        var (went, came) = (stated.SelectMany(l => l.From).ToHashSet(), stated.SelectMany(l => l.To).ToHashSet());
        foreach (var question in after.Questions)
        {
            if (before.Question(question.Id) is not { } old)
            {
                if (!came.Contains(question.Id)) yield return new(GuideChanges.Add, GuideParts.Question, [], [question.Id], "", question.Wording);
                continue;
            }
            if (old.Wording != question.Wording && !(went.Contains(question.Id) || came.Contains(question.Id)))
                yield return new(GuideChanges.Rephrase, GuideParts.Question, [old.Id], [question.Id], old.Wording, question.Wording);
            var (from, to) = (before.TopicOf(old.Id)!, after.TopicOf(question.Id)!);
            if (from.Id != to.Id && !(IsQuestion(from) && IsQuestion(to))) yield return new(GuideChanges.Move, GuideParts.Question, [old.Id], [question.Id], Place(old, from), Place(question, to));
            foreach (var change in Around(old, question, !IsQuestion(from) || !IsQuestion(to))) yield return change;
        }
        foreach (var topic in after.Topics)
        {
            if (before.Topics.FirstOrDefault(t => t.Id == topic.Id) is not { } old) continue;
            foreach (var id in ListChanges.Moved([.. old.Questions.Select(q => q.Id)], [.. topic.Questions.Select(q => q.Id)]))
                yield return new(GuideChanges.Move, GuideParts.Question, [id], [id], Place(before.Question(id)!, old), Place(after.Question(id)!, topic));
        }
        foreach (var question in before.Questions.Where(q => after.Question(q.Id) is null && !went.Contains(q.Id)))
            yield return new(GuideChanges.Remove, GuideParts.Question, [question.Id], [], question.Wording, "");

        static string Place(MainQuestion question, Topic topic) => $"{question.Number}, under {topic.Title}";
    }

    // A question that is a topic of its own has its title, words to read aloud and instructions from the topic.
    private static IEnumerable<GuideChange> Around(MainQuestion old, MainQuestion question, bool hasOwn)
    {
        if (hasOwn)
        {
            if (old.Label != question.Label) yield return new(GuideChanges.Rephrase, GuideParts.Label, [old.Id], [question.Id], old.Label, question.Label);
            foreach (var change in ListChanges.Of(GuideParts.ReadAloud, question.Id, old.ReadAloud, question.ReadAloud)) yield return change;
            foreach (var change in ListChanges.Of(GuideParts.Instruction, question.Id, old.Instructions, question.Instructions)) yield return change;
        }
        if (old.MustAsk != question.MustAsk) yield return new(GuideChanges.Rephrase, GuideParts.Must, [old.Id], [question.Id], Must(old), Must(question));
        foreach (var change in ListChanges.Of(GuideParts.Probe, question.Id, old.Probes, question.Probes)) yield return change;

        static string Must(MainQuestion question) => question.MustAsk ? "must be asked" : "may be asked";
    }

    private static IEnumerable<GuideChange> Whole(string part, string before, string after) =>
        before == after ? [] : [new(GuideChanges.Rephrase, part, [], [], before, after)];

    private static string Of(TopicGuide guide) => guide.Group is null ? guide.Kind : $"{guide.Kind}, {guide.Group}";

    private static string InWords(int? minutes) => minutes is { } planned ? FormattableString.Invariant($"{planned} minutes") : "no minutes";

    private static bool IsQuestion(Topic topic) => topic.Questions is [{ } only] && only.Id == topic.Id;
}
