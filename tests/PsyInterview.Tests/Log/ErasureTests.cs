using CsCheck;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Log;

/// <summary>Which words go, whatever order laptops are merged in.</summary>
public sealed class ErasureTests
{
    private static readonly EventKinds Kinds = AllKinds.Known;
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(1));

    // Two laptops wrote of three people; P01 was contacted as C01 on one laptop, and the other still calls them that.
    private static readonly List<Entry> Pool = Written();

    // A copy: any entries of the pool, some already without words, as an earlier erasure left them.
    private static readonly Gen<List<Entry>> Copies = Gen.Select(Gen.Int[0, Pool.Count - 1], Gen.Bool).List[0, 60].Select(picks =>
        picks.Select(p => p.Item2 && !Kinds.Keeps(Pool[p.Item1]) && IsOf("P01", Pool[p.Item1]) ? Pool[p.Item1].Erase() : Pool[p.Item1]).ToList());

    [Fact]
    public void Everything_said_by_and_recorded_of_who_withdrew_goes_and_nothing_else()
    {
        var erased = Erased(Pool);
        Assert.All(erased.Where(e => IsOf("P01", e)), e => Assert.Equal(!Kinds.Keeps(e), e.Erased));
        Assert.All(erased.Where(e => !IsOf("P01", e) && !IsOf("C02", e)), e => Assert.False(e.Erased, e.Id.ToString()));
    }

    [Fact]
    public void What_was_taken_back_goes_too() => Assert.True(
        Erased(Pool).Single(e => e.Kind == "note-taken" && Pool.Single(p => p.Id == e.Id).Data!.Contains("undone", StringComparison.Ordinal)).Erased);

    [Fact]
    public void Who_declined_leaves_the_outcome_and_what_the_protocol_spares()
    {
        var of = Erased(Pool).Where(e => IsOf("C02", e)).ToList();
        Assert.Equal(["contact-recorded", "person-forgotten", "reason-given"], of.Where(e => !e.Erased).Select(e => e.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(["criterion-recorded"], of.Where(e => e.Erased).Select(e => e.Kind));
    }

    [Fact]
    public void Copies_merged_in_any_order_erase_the_same_words() => Gen.Select(Copies, Copies, Copies).Sample((a, b, c) =>
    {
        // Each laptop carries out what it knows of before and after each merge, or only at the end.
        var eager = Erased(LogUnion.Of(Erased(LogUnion.Of(Erased(a), Erased(b)).Entries), Erased(c)).Entries);
        var other = Erased(LogUnion.Of(Erased(c), Erased(LogUnion.Of(Erased(b), a).Entries)).Entries);
        var late = Erased(LogUnion.Of(LogUnion.Of(c, b).Entries, a).Entries);
        Assert.Equal(Set(late), Set(eager));
        Assert.Equal(Set(late), Set(other));
    });

    [Fact]
    public void Erasing_twice_erases_nothing_more() => Copies.Sample(copy => Assert.Empty(ErasureDue.Of(LogReading.Of(Erased(copy), Kinds), Kinds)));

    [Fact]
    public void A_copy_without_the_withdrawal_is_silenced_by_one_that_has_it()
    {
        var without = Pool.Where(e => e.Kind != "participant-withdrew").ToList();
        Assert.Contains(without, e => IsOf("P01", e) && !Kinds.Keeps(e));
        Assert.DoesNotContain(LogUnion.Of(without, Erased(Pool)).Entries, e => IsOf("P01", e) && !Kinds.Keeps(e) && !e.Erased);
    }

    [Fact]
    public void An_erased_log_still_verifies_and_its_numbers_still_count()
    {
        var erased = Erased(Pool);
        Assert.Empty(LogCheck.Of(erased));
        var reading = LogReading.Of(erased, Kinds);
        Assert.Empty(reading.Streams.Where(s => s != EntryId.Study).SelectMany(s => SessionCheck.Of(reading.In(s))));
        var study = StudyState.Of(reading);
        Assert.Equal(["P01", "P02"], study.Participants.Keys);
        Assert.Equal(Scopes.Erase, study.Withdrawals["P01"].Scope);
        Assert.Equal(Outcomes.Agreed, study.LastContact("P01", 1)!.Outcome);
        var session = SessionState.Of(reading, "P01-1");
        Assert.NotNull(session.Start);
        Assert.Equal(Phase.Debriefed, session.Phase);
        Assert.DoesNotContain(session.Moments, m => m.Text is not null);
    }

    [Fact]
    public void Struck_minutes_go_with_what_was_said_about_them_and_nothing_outside_them()
    {
        var chain = Chain("sd-aaaa");
        List<Entry> log = [];
        Entry At(int minute, Event e)
        {
            log.Add(chain.Seal("P02-1", Morning.AddMinutes(minute), e));
            return log[^1];
        }
        var kept = At(1, new NoteTaken("observation", null, "before"));
        var quote = At(8, new NoteTaken("quote", null, "struck words"));
        var edit = At(12, new TextEdited(quote.Id.ToString(), "struck words, edited"));
        At(10, new MinutesStruck(180, Erase: true));
        var after = At(13, new NoteTaken("observation", null, "after"));
        Assert.Equal([quote.Id, edit.Id], ErasureDue.Of(LogReading.Of(log, Kinds), Kinds).Order());
        Assert.DoesNotContain(ErasureDue.Of(LogReading.Of(log, Kinds), Kinds), id => id == kept.Id || id == after.Id);
    }

    [Fact]
    public void What_another_laptop_says_of_struck_words_goes_though_it_is_read_before_them_or_arrives_after_they_went()
    {
        var (one, two) = (Chain("sd-aaaa"), Chain("mw-bbbb"));
        var edit = two.Seal("FG1-1", Morning.AddMinutes(1), new TextEdited("FG1-1/sd-aaaa/000001", "struck words, edited"));
        var quote = one.Seal("FG1-1", Morning.AddMinutes(8), new NoteTaken("quote", null, "struck words"));
        var struck = one.Seal("FG1-1", Morning.AddMinutes(10), new MinutesStruck(180, Erase: true));
        Assert.Equal([edit.Id, quote.Id], ErasureDue.Of(LogReading.Of([edit, quote, struck], Kinds), Kinds));
        Assert.Equal([edit.Id], ErasureDue.Of(LogReading.Of([edit, quote.Erase(), struck], Kinds), Kinds));
    }

    [Fact]
    public void Minutes_that_are_only_withheld_stay()
    {
        var chain = Chain("sd-aaaa");
        Entry[] log = [chain.Seal("P02-1", Morning, new NoteTaken("quote", null, "x")), chain.Seal("P02-1", Morning, new MinutesStruck(60, Erase: false))];
        Assert.Empty(ErasureDue.Of(LogReading.Of(log, Kinds), Kinds));
    }

    private static List<Entry> Written()
    {
        var (one, two) = (Chain("sd-aaaa"), Chain("mw-bbbb"));
        List<Entry> log = [];
        Entry Write(Chain chain, string stream, int minute, Event e)
        {
            log.Add(chain.Seal(stream, Morning.AddMinutes(minute), e));
            return log[^1];
        }
        Write(one, "study", 0, new StudyCreated("A study"));
        Write(one, "study", 1, new ContactRecorded("C01", 1, Outcomes.Thinking));
        Write(one, "study", 1, new ReasonGiven("C01", 1, "contact", "wants to ask her sister"));
        Write(one, "study", 2, new CriterionRecorded("C01", "age", ["44"]));
        Write(one, "study", 3, new ContactRecorded("C01", 1, Outcomes.Agreed));
        Write(one, "study", 3, new ParticipantAdded("P01", "patients", "C01"));
        Write(two, "study", 4, new CriterionRecorded("C01", "gender", ["Female"]));
        Write(two, "study", 5, new ParticipantAdded("P02", "patients"));
        Write(two, "study", 5, new CriterionRecorded("P02", "age", ["61"]));
        Write(one, "study", 6, new AppointmentMade("P01", 1, "2026-11-02 10:00", "her home"));
        Write(one, "study", 6, new ContactRecorded("C02", 1, Outcomes.Declined));
        Write(one, "study", 6, new ReasonGiven("C02", 1, "contact", "lack of time"));
        Write(one, "study", 6, new CriterionRecorded("C02", "age", ["30"]));
        Write(one, "study", 6, new PersonForgotten("C02", ["reason-given"]));
        foreach (var (chain, person) in ((Chain, string)[])[(one, "P01"), (two, "P02")])
        {
            var stream = $"{person}-1";
            Write(chain, stream, 10, new SessionPlanned(person, "interview", 1, "patient-first", 1, "en", "hash"));
            Write(chain, stream, 11, new ChecksDeferred());
            Write(chain, stream, 12, new SessionStarted());
            Write(chain, stream, 13, new NoteTaken("quote", null, $"words of {person}"));
            var undone = Write(chain, stream, 14, new NoteTaken("observation", null, person == "P01" ? "undone" : "other"));
            Write(chain, stream, 15, new EntryRetracted(undone.Id.ToString()));
            Write(chain, stream, 40, new TalkEnded());
            Write(chain, stream, 41, new SessionClosed());
            Write(chain, stream, 42, new DebriefAnswered("rapport", $"about {person}"));
            Write(chain, stream, 43, new DebriefFinished());
        }
        Write(two, "P01-1", 30, new NoteTaken("observation", null, "a colleague's note on P01"));
        Write(two, "study", 50, new ParticipantWithdrew("P01", Scopes.Erase));
        return log;
    }

    private static Chain Chain(string recorder)
    {
        byte n = (byte)recorder[0];
        return new Chain(recorder, Kinds, () => [.. Enumerable.Repeat(n++, 16)]);
    }

    private static bool IsOf(string person, Entry entry)
    {
        var original = Pool.Find(p => p.Id == entry.Id)!;
        var of = Kinds.Read(original) is IAbout { Person: { } about } ? about == "C01" ? "P01" : about
            : original.Id.Stream.StartsWith('P') ? original.Id.Stream[..3] : "";
        return of == person;
    }

    private static List<Entry> Erased(IReadOnlyList<Entry> log)
    {
        var union = LogUnion.Of(log, []).Entries;
        var due = ErasureDue.Of(LogReading.Of(union, Kinds), Kinds).ToHashSet();
        return [.. union.Select(e => due.Contains(e.Id) ? e.Erase() : e)];
    }

    private static List<Entry> Set(IEnumerable<Entry> entries) => [.. entries.OrderBy(e => e.Id)];
}
