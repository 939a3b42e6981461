namespace PsyInterview.Guides;

/// <summary>The differences between two lists of texts that have no ids: probes, words to read aloud, lines of the closing list.</summary>
internal static class ListChanges
{
    /// <summary>Every change of a list that belongs to a question or topic, or to the guide as a whole.</summary>
    public static IEnumerable<GuideChange> Of(string part, string? id, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.SequenceEqual(after, StringComparer.Ordinal)) yield break;
        IReadOnlyList<string> ids = id is null ? [] : [id];
        var left = before.Select((text, place) => (Text: text, Place: place)).ToList();
        var pairs = new (int Place, string Text)?[after.Count];
        for (var i = 0; i < after.Count; i++) Pair(i, left.FindIndex(l => l.Text == after[i]));
        // Then what is alike, the likest first.
        foreach (var (i, old, _) in Enumerable.Range(0, after.Count).Where(i => pairs[i] is null)
            .SelectMany(i => left.Select(l => (i, l, GuideLikeness.Of(l.Text, after[i])))).Where(p => p.Item3 >= GuideMatching.MayBeSame).OrderByDescending(p => p.Item3).ToList())
        {
            if (pairs[i] is null) Pair(i, left.IndexOf(old));
        }
        var moved = Moved([.. Enumerable.Range(0, before.Count)], [.. pairs.Select((pair, i) => pair?.Place ?? -1 - i)]);
        for (var i = 0; i < after.Count; i++)
        {
            if (pairs[i] is not { } pair) yield return new(GuideChanges.Add, part, ids, ids, "", after[i]);
            else if (pair.Text != after[i]) yield return new(GuideChanges.Rephrase, part, ids, ids, pair.Text, after[i]);
            if (pairs[i] is { } at && moved.Contains(at.Place)) yield return new(GuideChanges.Move, part, ids, ids, Numbered(at.Place, at.Text), Numbered(i, after[i]));
        }
        foreach (var (text, _) in left) yield return new(GuideChanges.Remove, part, ids, ids, text, "");

        void Pair(int i, int place)
        {
            if (place < 0) return;
            pairs[i] = (left[place].Place, left[place].Text);
            left.RemoveAt(place);
        }

        static string Numbered(int place, string text) => FormattableString.Invariant($"{place + 1}. {text}");
    }

    /// <summary>Of what stands in both lists, the fewest that must have been moved for the rest to be in order (all but a longest rising run).</summary>
    public static IReadOnlySet<T> Moved<T>(IReadOnlyList<T> before, IReadOnlyList<T> after)
        where T : notnull
    {
        var places = before.Select((name, place) => (name, place)).DistinctBy(p => p.name).ToDictionary(p => p.name, p => p.place);
        var kept = after.Where(places.ContainsKey).ToList();
        var length = new int[kept.Count];
        var previous = new int[kept.Count];
        var best = -1;
        for (var i = 0; i < kept.Count; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (places[kept[j]] < places[kept[i]] && length[j] >= length[i]) (length[i], previous[i]) = (length[j] + 1, j);
            if (best < 0 || length[i] > length[best]) best = i;
        }
        var moved = kept.ToHashSet();
        for (var i = best; i >= 0; i = previous[i]) moved.Remove(kept[i]);
        return moved;
    }
}
