using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>What is to be different when a study is written anew: what it loses, and what it gets.</summary>
/// <param name="Silent">Entries that lose their words; one that is not there is passed over.</param>
/// <param name="DraftStreams">Streams whose drafts go.</param>
/// <param name="Added">Entries that come in; none of them is there yet.</param>
internal sealed record Rewriting(IReadOnlyCollection<EntryId> Silent, IReadOnlyCollection<string> DraftStreams, IReadOnlyList<Entry> Added)
{
    /// <summary>What a person is told when it could not be done.</summary>
    public string NotDone => Added.Count > 0 ? "Nothing was merged" : "The words were not erased";

    /// <summary>Why a file with a second name is left alone.</summary>
    public string OtherName => Added.Count > 0 ? "under which the study would stay as it was" : "under which they would stay";
}
