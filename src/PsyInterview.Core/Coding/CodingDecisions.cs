using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Coding;

/// <summary>What a coder may do with one session.</summary>
public static class CodingDecisions
{
    private const int LongestParagraph = 20_000;

    /// <summary>Sets the codes of a passage, all of them. A code that is not in the codebook may be named: <see cref="New"/> says which those are.</summary>
    public static Decision Code(SessionCoding coding, string coder, EntryId passage, IReadOnlyList<string> codes)
    {
        if (WhyNotCode(coding, coder) is { } whyNot) return Decision.Refuse(whyNot);
        if (coding[passage] is null) return Decision.Refuse("there is no such passage in this session any more");
        if (codes.Select(CodeWords.WhyNot).FirstOrDefault(w => w is not null) is { } wrong) return Decision.Refuse(wrong);
        List<string> names = [.. codes.Select(c => Called(coding.Book, c)).DistinctBy(CodeWords.Key)];
        if (names.Select(coding.Book.FindAny).FirstOrDefault(c => c is { Standing: CodeStanding.Retired or CodeStanding.Split }) is { } gone)
            return Decision.Refuse(gone.Standing == CodeStanding.Retired ? $"“{gone.Name}” was retired; bring it back in the codebook, or take another code"
                : $"“{gone.Name}” was split into {string.Join(", ", gone.Parts.Select(p => coding.Book[p].Name))}; take one of these");
        return coding.NamesBy(coder, passage).SequenceEqual(names, StringComparer.OrdinalIgnoreCase) && !NeedsRecoding(coding, coder, passage)
            && coding.Work.GetValueOrDefault(coder)?.Tags.GetValueOrDefault(passage)?.IsLive != true ? Decision.Nothing
            : Decision.That(new PassageCoded(passage.ToString(), names));
    }

    /// <summary>The names among these that no code in use bears: they come into the codebook with the coding.</summary>
    public static IReadOnlyList<string> New(Codebook book, IEnumerable<string> codes) => [.. codes.Where(c => book.FindAny(c) is null).Select(CodeWords.Tidy).DistinctBy(CodeWords.Key)];

    /// <summary>True when a passage of this coder bears a code that was split since.</summary>
    public static bool NeedsRecoding(SessionCoding coding, string coder, EntryId passage) =>
        coding.Work.GetValueOrDefault(coder)?.Tags.GetValueOrDefault(passage) is { } tags && tags.Codes.Any(c => coding.Book.Meant(c, tags.At) is { Standing: CodeStanding.Split });

    /// <summary>Why somebody may not change codes now; null when they may.</summary>
    public static string? WhyNotCode(SessionCoding coding, string coder) =>
        coding.Coders.Count == 2 && !coding.Coders.Contains(coder, StringComparer.OrdinalIgnoreCase)
            ? coding.IsBlind ? $"{string.Join(" and ", coding.Coders)} code this session apart; nobody else codes it meanwhile" : $"{string.Join(" and ", coding.Coders)} coded this session apart; what changes now is decided as consensus"
        : coding.Work.GetValueOrDefault(coder)?.HasFinished == true
            ? coding.IsCompared ? "both have finished: what each coded stays as it is, and what changes now is decided as consensus" : "you have finished coding this session; reopen it to go on"
        : null;

    /// <summary>Names two who code the session apart; nobody: it is coded together again.</summary>
    public static Decision Name(SessionCoding coding, IReadOnlyList<string> coders)
    {
        List<string> two = [.. coders.Select(c => c.Trim()).Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (two.Count is not (0 or 2)) return Decision.Refuse("name two coders by their codes in the team, for example: sd mw; nobody means it is coded together");
        if (two.FirstOrDefault(c => !StudyDecisions.IsCode(c)) is { } wrong) return Decision.Refuse(StudyDecisions.NotACode(wrong));
        if (two.SequenceEqual(coding.Coders, StringComparer.OrdinalIgnoreCase)) return Decision.Nothing;
        if (coding.IsCompared) return Decision.Refuse($"{string.Join(" and ", coding.Coders)} have finished: their work has been compared and stays as it is");
        if (coding.IsBlind && coding.Work.Values.Any(w => w.HasBegun)) return Decision.Refuse($"{string.Join(" and ", coding.Coders)} have begun to code it apart: that would show one the other's work");
        if (two.Count == 2 && coding.Work.Values.FirstOrDefault(w => w.HasBegun) is { } begun)
            return Decision.Refuse($"{begun.Coder} has coded it in the open; name two coders before anybody begins");
        return Decision.That(new CodersNamed(two));
    }

    /// <summary>Finishes a coder's work on the session.</summary>
    /// <param name="on">The day, where it is not today.</param>
    public static Decision Finish(SessionCoding coding, string coder, string? on = null)
    {
        if (on is not null && !Recruitment.IsDay(on)) return Decision.Refuse(Recruitment.NotADay(on));
        if (coding.Work.GetValueOrDefault(coder)?.HasFinished == true) return Decision.Refuse("you have finished coding this session already");
        if (WhyNotCode(coding, coder) is { } whyNot) return Decision.Refuse(whyNot);
        if (coding.Passages.Count(p => NeedsRecoding(coding, coder, p.Id)) is > 0 and var left) return Decision.Refuse($"{left} passages bear a code that was split since; code them anew first");
        return Decision.That(new CodingFinished(on));
    }

    /// <summary>Goes on after finishing. Where two coded apart and both have finished, their work stays as it is.</summary>
    public static Decision Reopen(SessionCoding coding, string coder, string reason) =>
        coding.Work.GetValueOrDefault(coder)?.HasFinished != true ? Decision.Refuse("you have not finished coding this session; just go on")
        : coding.IsCompared ? Decision.Refuse("both have finished and have seen each other's work: what changes now is decided as consensus")
        : string.IsNullOrWhiteSpace(reason) ? Decision.Refuse("reopen: say why")
        : Decision.That(new CodingReopened(reason.Trim()));

    /// <summary>Takes back this coder's latest act of coding in the session: codes of a passage, an aspect, a passage for or against a theme. Finishing is reopened, never taken back.</summary>
    /// <param name="frozen">Why nothing may be taken back in the stream now; null when it may.</param>
    public static Decision Undo(SessionCoding coding, string? frozen, IReadOnlyList<ReadEntry> stream, string coder)
    {
        var latest = stream.LastOrDefault(e => e.Stands && e.Entry.Id.Person.Equals(coder, StringComparison.OrdinalIgnoreCase) && e.Happened is (PassageCoded or AspectHeard or QuoteLinked));
        if (latest is null) return Decision.Refuse("undo: there is no coding of yours to take back in this session");
        if (latest.Happened is PassageCoded && WhyNotCode(coding, coder) is { } whyNot) return Decision.Refuse($"undo: {whyNot}");
        if (frozen is not null) return Decision.Refuse($"undo: {frozen}");
        return Decision.That(new EntryRetracted(latest.Entry.Id.ToString(), "undo coding"));
    }

    /// <summary>Records what was decided about a code at a passage.</summary>
    public static Decision Agree(SessionCoding coding, EntryId passage, string code, bool applies, string reason, string? on = null, IReadOnlyList<string>? people = null)
    {
        if (!coding.IsCompared) return Decision.Refuse(coding.Coders.Count == 0 ? "nobody coded this session apart: there is nothing to decide" : "not both have finished yet: decisions wait until then");
        if (coding[passage] is null) return Decision.Refuse("there is no such passage in this session any more");
        if (CodeWords.WhyNot(code) is { } wrong) return Decision.Refuse(wrong);
        if (string.IsNullOrWhiteSpace(reason)) return Decision.Refuse("say why, in a few words: it is what readers of the study will ask");
        if (on is not null && !Recruitment.IsDay(on)) return Decision.Refuse(Recruitment.NotADay(on));
        return Decision.That(new ConsensusReached(passage.ToString(), CodeWords.Tidy(code), applies, reason.Trim(), on, people is { Count: > 0 } ? [.. people] : null));
    }

    /// <summary>Notes something that was heard about a code.</summary>
    public static Decision Hear(SessionCoding coding, EntryId passage, string code, string aspect) =>
        coding[passage] is null ? Decision.Refuse("there is no such passage in this session any more")
        : coding.Book.Find(code) is not { } found ? CodebookDecisions.NoCode(coding.Book, code)
        : string.IsNullOrWhiteSpace(aspect) ? Decision.Refuse("aspect: say what was heard, a dimension or a nuance")
        : Decision.That(new AspectHeard(passage.ToString(), found.Name, aspect.Trim()));

    /// <summary>Says that a passage speaks for a theme, against it, or neither any more.</summary>
    public static Decision Link(SessionCoding coding, EntryId passage, string theme, string stance)
    {
        if (coding[passage] is null or { What: Passage.Whole }) return Decision.Refuse("select the words that speak for the theme or against it");
        if (coding.Book.FindTheme(theme) is not { } found)
            return Decision.Refuse(coding.Book.Themes.IsEmpty ? "there is no theme yet; define one in the codebook first" : $"there is no theme “{CodeWords.Tidy(theme)}”; there is {string.Join(", ", coding.Book.Themes.Select(t => t.Name).Take(4))}");
        return coding.Stance(passage, found.Name) == stance ? Decision.Nothing : Decision.That(new QuoteLinked(passage.ToString(), found.Name, stance));
    }

    /// <summary>Records a step on the way from the audio to the transcript.</summary>
    public static Decision Step(SessionCoding coding, string step, string? on = null, string? by = null, string? place = null, string? hash = null)
    {
        if (!TranscriptSteps.All.Contains(step)) return Decision.Refuse($"“{step}” is not a step; {string.Join(", ", TranscriptSteps.All)}");
        if (on is not null && !Recruitment.IsDay(on)) return Decision.Refuse(Recruitment.NotADay(on));
        if (hash is not null && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigit))) return Decision.Refuse("the hash is not a SHA-256: 64 letters and digits");
        var said = new TranscriptStepped(step, on, Blank(by), Blank(place), hash?.ToLowerInvariant());
        return coding.Steps.GetValueOrDefault(step) is { } now && (on ?? now.On) == now.On && (said.By ?? now.By) == now.By && (said.Place ?? now.Place) == now.Place && (said.Hash ?? now.Hash) == now.Hash
            ? Decision.Nothing : Decision.That(said);
    }

    /// <summary>Takes a transcript in, a paragraph each. An earlier one gives way, unless something of it was coded.</summary>
    /// <param name="hash">SHA-256 of the text as read.</param>
    /// <param name="members">In a focus group its members: what one of them says is theirs when words are to go. Elsewhere everything is the participant's.</param>
    public static Decision Import(SessionCoding coding, IReadOnlyList<(string? Speaker, string Text)> paragraphs, string hash, IReadOnlyCollection<string> members)
    {
        if (paragraphs.Count == 0) return Decision.Refuse("the transcript has no words");
        if (paragraphs.Any(p => p.Text.Length > LongestParagraph)) return Decision.Refuse($"a paragraph has more than {LongestParagraph} letters; put an empty line between paragraphs");
        if (coding.Passages.Any(p => p.What == Passage.Paragraph && coding.Work.Values.Any(w => w.Tags.ContainsKey(p.Id))))
            return Decision.Refuse("the transcript that is there has been coded; a new one would leave those codes behind");
        return Decision.That([new TranscriptImported(hash, paragraphs.Count), .. paragraphs.Select((p, i) => new SegmentImported(i + 1, p.Text, Blank(p.Speaker), members.FirstOrDefault(m => m.Equals(p.Speaker?.Trim(), StringComparison.OrdinalIgnoreCase))))]);
    }

    // The name of a code that became part of another means that other.
    private static string Called(Codebook book, string name) => book.FindAny(name) is { Standing: CodeStanding.InUse or CodeStanding.Merged } code ? book.Now(code).Name : CodeWords.Tidy(name);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
