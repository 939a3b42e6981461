namespace PsyInterview.Demo;

/// <summary>P05, headaches and tingling hands; by phone with poor sound, the best words after the recording. The debrief is still to write.</summary>
internal static class StoryP05
{
    internal static readonly Story First = new("P05", 1, "patient-first", "jb-demo", "2026-05-07T16:05:00+02:00", """
        -07:40 check where phone
        -07:10 check present participant alone, in a parked van
        -06:40 agree form 3, aloud, by phone
        -05:30 pass power plugs are all taken; the battery is full
        -04:20 audio 1 on
        -04:12 done audio
        -03:30 sync
        -03:22 check clock sync mark 1
        -01:10 done guide
        00:00 ask opening
        00:36 note headaches and tingling hands, lays floors for a living
        01:20 probe 2
        01:40 note drives with one hand on the neck; took tablets with every coffee
        02:30 told how-change-came
        02:48 quote It was the counting. I was made to count what I lift #explanation
        03:14 edit It was the counting. I was made to count what I lift in a day
        03:40 probe 3
        04:02 note wrote the weights on the wall of the van #exercise-at-home
        04:50 ask starting
        05:12 probe 1
        05:32 note company doctor; went because it was during working hours #work
        06:10 incident => poor sound
        06:30 note every third word is gone; asked to stand still
        07:20 probe 2
        07:44 quote Hocus pocus, that is what I expected #doubt
        08:10 incident => poor sound
        08:30 seen => laughs
        09:00 ask exercises
        09:22 probe 1
        09:44 note shoulders up to the ears and let go, in the van, before each door #exercise-at-home #tension-noticed
        10:40 probe 2
        11:00 quote My hands came back. Like when you have been sitting on them #feeling-again
        11:40 mark
        12:10 fit f1
        12:34 note believed first by the company doctor, who had laid floors in the holidays #being-believed
        13:30 ask changes
        13:52 probe 1
        14:14 note headaches from daily to once a week; tingling only on heavy days
        15:00 skip between-sessions => other told already, with the van
        15:30 probe 5
        15:52 note knees, but nobody promised anything about knees
        16:40 said Counting made it yours to change? => confirmed #explanation
        17:30 ask body-and-mind
        17:52 probe 3
        18:14 note grinds teeth when an invoice stays open #tension-noticed #costs
        19:00 park conversations
        19:20 ask therapist
        19:42 probe 1
        20:04 quote Never once said it was between my ears #being-believed #trust
        20:50 ask as-a-whole
        21:12 probe 4
        21:34 note surprise: looked forward to it, like to a day off
        22:30 decline people-around => other does not want to speak for the family
        23:00 ask circumstances
        23:22 probe 1
        23:44 note paid by the employer; would not have gone otherwise #costs #work
        24:30 ask closing
        24:52 probe 2
        25:14 note for people who use their body and never ask it anything
        25:50 said It worked because you could measure it? => corrected because I measured it, not someone else #trust
        27:20 end
        27:28 tick not-reached
        27:45 missed conversations time
        28:00 missed typical-session told with the exercises
        28:15 tick anything-missing
        28:40 audio 1 off
        28:46 tick stop-recording how-it-was
        29:30 quote I sat in the van and cried the first time it did not hurt. You may have that one => agreed #feeling-again
        30:20 note says this was never told at home => not agreed
        31:00 tick what-happens come-back contact-card thanks
        32:10 close
        """);
}
