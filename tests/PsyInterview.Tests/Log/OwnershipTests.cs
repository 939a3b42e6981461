using System.Text.Json.Serialization;
using CsCheck;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Log;

/// <summary>Whose words an entry of a group holds, and that they go with whoever they were ever said to be of.</summary>
public sealed class OwnershipTests
{
    private static readonly EventKind Said = new("quote-said", OwnershipJson.Default.QuoteSaid, Keeps: true);
    private static readonly EventKinds Kinds = new([.. AllKinds.Known.All, Said]);
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(1));
    private static readonly string[] People = ["T14", "T15", "C16"];

    private readonly List<Entry> _log = [];
    private readonly Dictionary<string, Chain> _chains = [];

    // What two laptops wrote of a group and of an interview: notes of anybody and nobody, words about words of either laptop, whose they were.
    private static readonly Gen<List<Entry>> Logs = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 9], Gen.Int[0, 11], Gen.Int[0, 2]).List[1, 25].Select(acts =>
    {
        var tests = new OwnershipTests();
        tests.Write("sd", "study", new ParticipantAdded("T16", "therapists", "C16"));
        tests.Write("sd", "FG1-1", new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", "hash"));
        tests.Write("sd", "T14-1", new SessionPlanned("T14", "interview", 1, "five", 1, "en", "hash"));
        foreach (var (laptop, act, target, person) in acts)
        {
            var stream = act == 9 ? "T14-1" : "FG1-1";
            // One that is not there, or not there yet, is spoken of too.
            var id = new EntryId(stream, target % 2 == 0 ? "sd" : "ob", target / 2 + 1).ToString();
            tests.Write(laptop == 0 ? "sd" : "ob", stream, act switch
            {
                0 or 1 or 2 => new NoteTaken("quote", null, "words", Speaker: People[person]),
                3 => new NoteTaken("observation", null, "the room"),
                4 => new EntryTagged(id, ["code"]),
                5 => new FollowUpAnswered(id, "other", "more"),
                6 or 7 => new QuoteSaid(id, People[person]),
                _ => new TextEdited(id, "other words"),
            });
        }
        return tests._log;
    });

    private static readonly Gen<Event> Wishes = Gen.Select(Gen.Int[0, 2], Gen.Bool, (p, spares) => (Event)(spares
        ? new PersonForgotten(People[p], ["text-edited", "entry-tagged"]) : new ParticipantWithdrew(People[p], Scopes.Erase)));

    // A log with one or two wishes, and two copies of it: what each holds, and whether it has erased already.
    private static readonly Gen<(List<Entry> Whole, List<Entry> One, List<Entry> Other)> Copies =
        Gen.Select(Logs, Wishes.Array[1, 2], Gen.Bool.Array[30], Gen.Bool.Array[30], (log, wishes, ones, others) =>
        {
            var chain = new Chain("mw", Kinds, () => new byte[16]);
            List<Entry> whole = [.. log, .. wishes.Select(w => chain.Seal("study", Morning, w))];
            return (whole, whole.Where((_, i) => ones[i]).ToList(), whole.Where((_, i) => others[i] || !ones[i]).ToList());
        });

    [Fact]
    public void In_a_group_what_is_about_a_person_is_theirs_and_the_rest_is_nobodys()
    {
        Group();
        var quote = Write("sd", "FG1-1", new NoteTaken("quote", null, "mine", Speaker: "T15"));
        var room = Write("sd", "FG1-1", new NoteTaken("observation", null, "a phone rings"));
        Assert.Equal(["T15"], Of(quote));
        Assert.Empty(Of(room));
    }

    [Fact]
    public void In_an_interview_what_is_about_nobody_is_the_participants()
    {
        Write("sd", "T14-1", new SessionPlanned("T14", "interview", 1, "five", 1, "en", "hash"));
        Assert.Equal(["T14"], Of(Write("ob", "T14-1", new NoteTaken("quote", null, "mine"))));
        Assert.Equal(["T15"], Of(Write("ob", "T14-1", new NoteTaken("quote", null, "a colleague's", Speaker: "T15"))));
        Assert.Equal(["T14-1"], Ownership.Of(Read()).StreamsOf("T14"));
    }

    [Fact]
    public void What_is_said_about_words_is_theirs_whose_the_words_are_whoever_says_it_and_at_any_distance()
    {
        Group();
        // The laptop at the edge is behind: what it says of the quote is read before the quote.
        var tag = Write("ob", "FG1-1", new EntryTagged("FG1-1/ob/000002", ["shame"]), -500);
        var edit = Write("ob", "FG1-1", new TextEdited("FG1-1/sd/000002", "better heard"), -400);
        var quote = Write("sd", "FG1-1", new NoteTaken("quote", null, "heard", Speaker: "T15"));
        Assert.Equal("FG1-1/sd/000002", quote.ToString());
        Assert.Equal(["T15"], Of(edit));
        Assert.Equal(["T15"], Of(tag));
    }

    [Fact]
    public void Words_that_were_ever_said_to_be_a_persons_go_with_that_person()
    {
        Group();
        var quote = Write("sd", "FG1-1", new NoteTaken("quote", null, "whose?", Speaker: "T14"));
        var edit = Write("sd", "FG1-1", new TextEdited(quote.ToString(), "whose words?"));
        var said = Write("ob", "FG1-1", new QuoteSaid(quote.ToString(), "T15"));
        Assert.Equal(["T14", "T15"], Of(quote).Order(StringComparer.Ordinal));
        Assert.Equal(["T14", "T15"], Of(edit).Order(StringComparer.Ordinal));
        foreach (var person in (string[])["T14", "T15"])
        {
            var wish = new Chain("mw", Kinds, () => new byte[16]).Seal("study", Morning, new ParticipantWithdrew(person, Scopes.Erase));
            Assert.Equal([quote, edit], Erasure.Of(LogReading.Of([.. _log, wish], Kinds), Kinds));
        }
        Assert.DoesNotContain(said, Erasure.Of(Read(), Kinds));
    }

    [Fact]
    public void Words_about_words_in_a_ring_or_about_another_streams_do_no_harm()
    {
        Group();
        var note = Write("sd", "FG1-1", new NoteTaken("quote", null, "x", Speaker: "T15"));
        var one = Write("sd", "FG1-1", new TextEdited("FG1-1/sd/000004", "a"));
        var two = Write("sd", "FG1-1", new TextEdited("FG1-1/sd/000003", "b"));
        var elsewhere = Write("sd", "FG2-1", new TextEdited(note.ToString(), "c"));
        Assert.Empty(Of(one));
        Assert.Empty(Of(two));
        Assert.Empty(Of(elsewhere));
    }

    [Fact]
    public void An_edit_that_arrives_after_the_words_were_erased_goes_too()
    {
        Group();
        var quote = Write("sd", "FG1-1", new NoteTaken("quote", null, "x", Speaker: "T15"));
        var edit = Write("ob", "FG1-1", new TextEdited(quote.ToString(), "y"));
        Assert.Equal([edit], Erasure.Of(LogReading.Of(_log.Select(e => e.Id == quote ? e.Erase() : e), Kinds), Kinds));
    }

    [Fact]
    public void Erasing_before_and_after_a_union_comes_to_the_same() => Copies.Sample(c =>
    {
        var late = Erased(LogUnion.Of(c.One, c.Other).Entries);
        Assert.Equal(Set(late), Set(Erased(LogUnion.Of(Erased(c.One), Erased(c.Other)).Entries)));
        Assert.Equal(Set(late), Set(Erased(LogUnion.Of(Erased(c.Other), c.One).Entries)));
        Assert.Equal(Set(Erased(c.Whole)), Set(Erased(LogUnion.Of(late, c.Whole).Entries)));
    }, iter: 3000);

    [Fact]
    public void Erasing_twice_erases_nothing_more() => Copies.Sample(c => Assert.Empty(Erasure.Of(LogReading.Of(Erased(c.One), Kinds), Kinds)), iter: 1000);

    [Fact]
    public void No_word_of_who_was_erased_comes_back_in_any_order_of_merging() => Copies.Sample(c =>
    {
        var wishes = c.Whole.Select(Kinds.Read).OfType<IErases>().Where(w => w.Spared is null).Select(w => w.Erased!).ToHashSet();
        foreach (var merged in (IReadOnlyList<Entry>[])[LogUnion.Of(Erased(c.One), c.Other).Entries, LogUnion.Of(c.Other, Erased(c.One)).Entries])
            Assert.DoesNotContain(Erased(merged), e => Kinds.Read(e) is NoteTaken { Speaker: { } who } && wishes.Contains(who));
    }, iter: 1000);

    [Fact]
    public void A_kind_that_says_whose_words_an_entry_holds_has_to_keep() =>
        Assert.Throws<ArgumentException>(() => new EventKinds([Said with { Keeps = false }]));

    private static List<Entry> Erased(IReadOnlyList<Entry> log)
    {
        var due = Erasure.Of(LogReading.Of(log, Kinds), Kinds).ToHashSet();
        return [.. log.Select(e => due.Contains(e.Id) ? e.Erase() : e)];
    }

    private static List<Entry> Set(IEnumerable<Entry> entries) => [.. entries.OrderBy(e => e.Id)];

    private void Group() => Write("sd", "FG1-1", new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", "hash"));

    private LogReading Read() => LogReading.Of(_log, Kinds);

    private IReadOnlyList<string> Of(EntryId id)
    {
        var reading = Read();
        return Ownership.Of(reading).PersonsOf(reading.Entries.Single(e => e.Entry.Id == id));
    }

    private EntryId Write(string recorder, string stream, Event happened, int second = 0)
    {
        if (!_chains.TryGetValue(recorder, out var chain)) _chains[recorder] = chain = new Chain(recorder, Kinds, () => new byte[16]);
        _log.Add(chain.Seal(stream, Morning.AddSeconds(second + _log.Count), happened));
        return _log[^1].Id;
    }
}

/// <summary>For these tests: somebody says later whose words an entry holds.</summary>
internal sealed record QuoteSaid(string Entry, string Person) : Event, IAbout, ISpeaksOf;

[JsonSerializable(typeof(QuoteSaid))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class OwnershipJson : JsonSerializerContext;
