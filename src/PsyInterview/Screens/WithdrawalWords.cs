using System.Globalization;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>What a withdrawal would do, in words.</summary>
public static class WithdrawalWords
{
    private const int Named = 12;

    /// <summary>The consequences under their headings.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<string> Words)> Of(string scope, string person, WithdrawalPreview preview, StudyState study)
    {
        var appointments = study.Appointments.Values.Where(a => a.Person == person).OrderBy(a => a.Wave).Select(a => a.At).ToList();
        List<string> stops =
        [
            appointments.Count == 0 ? "No contact and no session with this person any more." : $"No contact and no session with this person any more; cancelled: {string.Join(", ", appointments)}.",
        ];
        if (scope == Scopes.New) stops.Add("What was analysed stays in the results; nothing new is recorded or used.");
        yield return ("What stops", stops);
        if (scope != Scopes.Erase)
        {
            yield return ("What goes", ["Nothing. What is there stays, and a wider wish can still follow."]);
            yield break;
        }
        yield return ("What goes",
        [
            preview.Goes.Count == 0 ? "Nothing is left that has words." : $"The words of {Phrases.Count(preview.Goes.Sum(g => g.Count), "entry")}: {Counted(preview.Goes)}.",
        ]);
        yield return ("What stays, so that counts and numbering stay true", [preview.Stays.Count == 0 ? "Nothing." : $"{Counted(preview.Stays)}. None of it holds their words."]);
        yield return ("To chase afterwards", ToChase(person, preview));
    }

    /// <summary>What the program cannot take back by itself.</summary>
    public static IReadOnlyList<string> ToChase(string person, WithdrawalPreview preview)
    {
        List<string> words = [];
        if (preview.Mentions.Count > 0)
        {
            var by = preview.Mentions.GroupBy(m => m.Stream, StringComparer.Ordinal).OrderBy(g => g.Key, NaturalOrder.Of)
                .Select(g => $"{g.Key} no. {Several(g.Select(m => m.Number.ToString(CultureInfo.InvariantCulture)))}");
            words.Add($"{person} is named in {Phrases.Count(preview.Mentions.Count, "entry")} of others, which are not touched: {Several(by)}. Read them, and take out what would give {person} away.");
        }
        if (preview.Linked.Count > 0) words.Add($"Linked with {person}: {string.Join(", ", preview.Linked)}. What they said stays theirs.");
        words.AddRange(preview.Exports.Select(e => $"{e.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}  {e.What}: {e.Where}"));
        if (preview.Exports.Count == 0) words.Add("No report, bundle or backup left the study through this program.");
        words.Add("Copies made outside the program are not known to it: audio files, transcripts, printouts, mails, copies of the study file.");
        return words;
    }

    private static string Counted(IEnumerable<(string Kind, int Count)> counts) => string.Join(", ", counts.Select(c => $"{c.Count} {c.Kind}"));

    private static string Several(IEnumerable<string> all)
    {
        List<string> list = [.. all];
        return list.Count <= Named ? string.Join(", ", list) : $"{string.Join(", ", list.Take(Named))} and {list.Count - Named} more";
    }
}
