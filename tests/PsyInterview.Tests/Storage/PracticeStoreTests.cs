using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class PracticeStoreTests
{
    [Fact]
    public void Practice_acknowledges_at_once_and_keeps_streams_apart()
    {
        var known = Notes.Seal("study", "sd-k3f9", 1);
        using var store = new PracticeStore("me-0000", [known]);
        var told = 0;
        store.StatusChanged += () => told++;
        var entry = Notes.Seal("P07-1", "me-0000", 1);
        store.Append(entry);
        Assert.Equal([entry], store.Read("P07-1"));
        Assert.Equal([known], store.Read("study"));
        Assert.True(store.IsDurable(entry.Id));
        Assert.Equal(SaveStatus.AllSaved, store.Status);
        Assert.Equal(1, told);
    }

    [Fact]
    public void Practice_keeps_drafts_until_they_are_emptied()
    {
        using var store = new PracticeStore("me-0000", []);
        var draft = new Draft("P07-1", "note", null, Notes.At, "x");
        store.SaveDraft(draft);
        store.SaveDraft(draft with { Text = "xy" });
        Assert.Equal(["xy"], store.Drafts.Select(d => d.Text));
        store.SaveDraft(draft with { Text = "" });
        Assert.Empty(store.Drafts);
    }

    [Fact]
    public void Practice_erases_words_and_drafts_of_a_stream()
    {
        var (told, other) = (Notes.Seal("P02-1", "me-0000", 1), Notes.Seal("P07-1", "me-0000", 1));
        using var store = new PracticeStore("me-0000", [told, other]);
        store.SaveDraft(new Draft("P02-1", "note", null, Notes.At, "x"));
        store.SaveDraft(new Draft("P07-1", "note", null, Notes.At, "kept"));
        var done = store.Erase([told.Id], ["P02-1"]);
        Assert.Equal((1, 1), (done.Entries, done.Drafts));
        Assert.Equal([told.Erase()], store.Read("P02-1"));
        Assert.Equal([other], store.Read("P07-1"));
        Assert.Equal(["kept"], store.Drafts.Select(draft => draft.Text));
        Assert.Equal(0, store.Erase([told.Id], ["P02-1"]).Entries);
    }
}
