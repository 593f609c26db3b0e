"""More words that name acts, by kind: the second half of the table in `alleged.analyse.act_words`.

Written kind by kind from PLOVER's definitions, not from texts: verbs, the nouns made from them,
what is done with a verb that says little (`put to flight`), and the milder and the ruder word for
the same. Words are written as there: base forms and singulars, `_` between the words of a phrase.
"""

from __future__ import annotations

from collections.abc import Mapping

MORE_EVENT_WORDS: Mapping[str, str] = {
    "AGREE": """
        say_yes_to give_consent give_its_consent give_assurance give_assurances make_a_pledge
        make_a_promise strike_a_bargain strike_a_compromise nod_through acquiescence undertaking
        bind_itself_to agree_on agree_to_meet agree_to_talk consent_in_principle make_an_offer
        put_forward_a_plan table_a_proposal sign_a_letter_of_intent concurrence counteroffer
        reach_a_settlement reach_an_accord reach_an_agreement reach_a_compromise
        reach_an_understanding strike_a_deal strike_an_agreement clinch_a_deal hammer_out_a_deal
        """,
    "CONSULT": """
        compare_notes confabulate hold_a_meeting hold_consultations meet_face_to_face
        come_to_the_table return_to_the_table sit_at_the_table exchange_letters touch_base
        take_counsel powwow tete-a-tete conclave hold_a_round_of_talks open_negotiations
        enter_talks enter_negotiations enter_into_talks enter_into_negotiations
        palaver shake_hands dine_with
        """,
    "CONSULT visit": """
        pay_a_state_visit pay_an_official_visit make_a_visit fly_out_to set_foot_in stop_over
        give_a_reception_for receive_in_audience roll_out_the_red_carpet touch_down_in
        """,
    "CONSULT third-party": """
        go_between act_as_a_go-between offer_its_good_offices intermediary peacemaking
        bring_to_the_table reconcile_the_parties mediator_meet
        """,
    "SUPPORT": """
        acclamation adulation avow_support back_up befriend canonise canonize champion_the
        come_out_for come_to_the_defence_of express_confidence express_gratitude express_sympathy
        felicitate fete give_its_blessing give_its_support glorify hold_up_as lionise lionize
        pay_homage pledge_allegiance pledge_loyalty praise_for pronounce_in_favour rehabilitate
        restore_diplomatic_ties restore_ties restore_diplomatic_relations resume_ties
        resume_diplomatic_relations resume_relations renew_ties renew_relations
        renew_diplomatic_ties
        normalise_ties normalize_ties re-establish_relations re-establish_ties reestablish_relations
        reestablish_ties re-establish_diplomatic_relations establish_ties establish_diplomatic_ties
        repair_relations repair_ties reopen_the_embassy reopen_its_consulate upgrade_relations
        recognise_the_independence seal_a_pact seal_an_alliance side_with speak_in_favour
        stand_shoulder_to_shoulder stick_up_for take_sides_with throw_its_support twin_with
        unveil_a_monument wish_well conclude_a_pact conclude_an_alliance enter_an_alliance
        form_an_alliance ally_itself reconciliation rapprochement detente
        extol beatify rally_to
        """,
    "CONCEDE": """
        back_off bend_to bow_out_of cede cession come_round commutation comply_with_the_demand
        confess_guilt deregulate eat_humble_pie eat_its_words exonerate express_contrition
        fall_in_line give_up_the_claim give_way_to grant_a_pardon grant_a_reprieve grant_clemency
        grant_concessions knuckle_under lift_restrictions loosen_the_reins make_amends
        make_a_concession meet_its_demands offer_an_apology own_up penitence pull_in_its_horns
        repentance rollback roll_back satisfy_the_demand set_aside_the_conviction
        submit_to swallow_the_terms throw_out_the_charges unfetter unseal withdraw_the_charges
        withdraw_the_bill withdraw_its_objection retraction admission_of_guilt remorse
        absolve atone
        """,
    "COOPERATE": """
        conduct_joint_patrols coordinate_with form_a_joint harmonise join_hands liaise
        link_the_grids pair_up partner_with pool_forces pull_together
        run_a_joint ally_with hand_over_a_suspect hand_over_documents exchange_information
        swap_prisoners prisoner_swap prisoner_exchange joint_operation joint_project
        restore_air_links restore_rail_links reopen_the_crossing_to_trade interoperate
        """,
    "AID": """
        alms allocate_money bail_out_with bequeath bring_aid bring_relief
        cater_for chip_in come_to_the_aid come_to_the_rescue defray dole_out endow
        endowment feed_the_hungry foot_the_bill give_a_grant give_a_loan
        give_medical_help give_refuge grant_a_loan handout house_refugees medevac
        open_its_doors_to pay_compensation pay_for_the_rebuilding provide_shelter
        ration_out replenish resettle save_from send_blankets send_medicine send_rescue_teams
        send_tents subvention succour take_in_refugees top_up transfer_money tide_over
        underwrite aid_package relief_convoy emergency_loan food_aid airdrop
        clothe parachute_in
        """,
    "RETREAT": """
        back_away climb_down_from disengage disengagement end_hostile fold_its_tents
        give_back_the_land hand_back_the_island let_up lift_the_ban_on_trade loosen_the_siege
        normalise_trade restitution restore_the_land return_the_bodies return_the_land
        scale_down_forces unblock undo_the_annexation reopen_the_pipeline
        """,
    "RETREAT withdraw": """
        abandon_its_positions clear_out decamp evacuate_its_troops fall_back_from give_up_positions
        go_home leave_the_town pull_off pull_its_troops pull_its_forces pull_out_troops
        quit_the_territory recall_troops recall_its_troops return_to_barracks return_to_base
        return_to_their_barracks return_to_its_barracks return_to_their_bases ship_home
        take_its_troops_home withdraw_from march_out march_back_to take_out_its_forces drawdown
        draw_down remove_its_troops remove_its_forces
        """,
    "RETREAT release": """
         discharge_from_prison emancipate grant_bail hand_back_hostages let_off let_out
        open_the_prison ransom_free release_on_bail send_home_captives spring_from_jail
        turn_loose_captives unchain untie walk_free go_free allow_home come_home_from_captivity
        unshackle
        """,
    "RETREAT disarm": """
        bury_the_weapons deliver_up_weapons destroy_weapons disbandment give_in_their_arms
        give_up_their_arms hand_in_arms hand_in_their_rifles hand_over_weapons lay_aside_arms
        lay_down_rifles melt_down_weapons scrap_missiles stand_the_army_down turn_in_their_guns
        capitulation surrender_weapons raise_the_white_flag give_themselves_up give_himself_up
        throw_away_their_rifles throw_away_their_weapons throw_down_their_arms
        throw_down_their_weapons drop_their_weapons
        """,
    "RETREAT ceasefire": """
        cease_hostilities cessation_of_fighting end_the_fighting end_the_war guns_fall_silent
        halt_hostilities halt_the_shelling keep_the_truce lay_off_hostilities make_peace
        pause_in_the_fighting stop_shooting stop_the_shelling suspend_fire suspension_of_hostilities
        """,
    "RETREAT access": """
        admit_observers allow_reporters grant_entry open_the_gates_to open_the_prison_to
        let_observers_in permit_inspections unlock_the_gates
        """,
    "RETREAT resign": """
        announce_his_resignation announce_her_resignation call_it_quits give_up_the_post
        give_up_office give_up_power give_up_the_throne go_into_retirement hand_in_her_resignation
        hand_in_his_resignation lay_down_his_office lay_down_office make_way_for
        retire_from_politics
        submit_his_resignation submit_her_resignation submit_resignation surrender_the_crown
        vacate_the_post walk_out_of_the_cabinet
        """,
    "REQUEST": """
        address_a_petition admonition apply_to approach_for ask_to ask_that beckon
        bid_to canvass_for charge_with_the_task command_to cry_out_for enjoin enjoin_to
        entreaty exact_from importune insist_on insist_that invoke_the_clause issue_a_summons
        make_a_plea make_a_request make_an_appeal order_to plead_with prevail_upon press_to
        prompt_to put_a_request solicitation supplicate tell_the_ministry_to
        tell_to_leave call_for_an_end call_for_a_halt insistence injunction
        sue_for_peace sue_for_terms cajole coax
        """,
    "REQUEST assist": "call_for_help cry_for_help ask_for_troops ask_for_arms beg_for_help",
    "ACCUSE disapprove": """
        abhor abhorrence attack_verbally bemoan boo carp_at catcall condemn_as cry_foul
        decry_as denigrate deprecate disdain disown dress_down express_its_displeasure
        express_displeasure express_alarm express_anger express_indignation express_its_anger
        express_its_dismay find_fault heckle hiss jeer lay_into
        make_a_protest_to make_representations malign note_of_protest outrage_at protest_against
        protest_to remonstrate reproof reproof_of reprove rip_into run_down
        send_a_note_of_protest send_a_protest_note sneer snipe_at tear_into
        tell_off tongue-lash tut-tut voice_displeasure voice_anger voice_disapproval
        voice_objections
        call_in_the_ambassador call_in_the_envoy call_in_the_consul call_in_the_head_of_mission
        haul_in_the_ambassador summons_the_ambassador summon_the_envoy
        rail_at rail_against inveigh grumble lash_out_at fulminate thunder_against
        take_issue_with scoff_at
        """,
    "ACCUSE allege": """
        ascribe_to attribute_the_attack_to brand_a_traitor bring_a_case bring_a_suit
        bring_an_action call_a_liar call_a_traitor charge_sheet claim_against cry_treason
        denounce_to_the_police drag_into_court drag_to_court file_a_case file_a_claim
        file_a_petition
        finger-pointing impute impute_to inculpate inform_against lay_charges lay_information
        lay_the_blame_on level_accusations level_charges make_accusations make_allegations
        pin_the_blame pin_it_on prefer_charges put_in_the_dock recriminate
        recrimination report_to_the_police say_is_behind see_the_hand_of_the take_legal_action
        tar_with
        impugn inform_on haul_into_court
        """,
    "ACCUSE investigate": """
        question_suspects check_the_books comb_through conduct_an_inquiry cross-examine
        delve_into dig_into
        establish_the_facts gather_evidence go_over_the_books inquisition
        monitor_the_vote open_a_case order_an_autopsy order_an_inquest
        post-mortem probe_into question_witnesses re-examine reopen_the_case send_inspectors
        send_a_fact-finding_mission send_investigators set_up_an_inquiry sift_through
        take_evidence take_testimony autopsy
        interrogate
        """,
    "REJECT": """
        abjure abstain_from_the_vote back_out break_its_word brush_aside_the_claim
        decline_to decline_an_invitation dig_in_its_heels dismiss_as dismiss_out_of_hand
        disclaim disobey disobedience disregard_the_ruling disregard_the_order
        filibuster give_the_cold_shoulder go_back_on go_back_on_its_word kick_into_the_long_grass
        pay_no_heed pull_out_of_the_deal pull_out_of_the_talks rebuttal rebuffal
        refutation refute renege renunciation repudiation reject_out_of_hand say_no_to
        shoot_down_the_plan shut_the_door_on spurn_the_offer stall_the_talks
        stand_its_ground turn_a_deaf_ear turn_its_back_on turn_away_from vote_down_the_bill
        vote_out_the_plan withhold_approval withhold_recognition rescission
        demur
        """,
    "THREATEN": """
        brandish_the_veto caution_against give_notice hold_out_the_threat issue_a_threat
        issue_a_warning issue_threats make_threats put_on_notice raise_the_spectre_of
        rattle_its_sabre read_the_riot_act serve_notice sabre_rattling set_a_deadline
        set_an_ultimatum shake_a_fist speak_of_consequences talk_tough vow_retaliation
        vow_reprisals warn_that threaten_with brinkmanship
        rattle_its_sabre bluster
        """,
    "THREATEN violence": """
        swear_vengeance vow_vengeance threaten_to_kill_the threaten_to_burn threaten_to_destroy
        threaten_to_hang threaten_to_wipe_out call_to_arms declare_holy_war bomb_threat
        """,
    "PROTEST": """
        civil_disobedience clamour_in_the_streets flare_up outcry_in_the_streets restiveness
        insurrection_in_the_streets tumult upheaval turmoil wave_of_protest
        """,
    "PROTEST demo": """
        assemble_outside besiege_the_ministry candlelight_vigil chant_slogans congregate
        crowd_into_the_square crowd_the_streets demonstrate_against file_past
        fill_the_square fill_the_streets flock_to_the_square flood_the_streets gather_outside
        gather_in_front_of go_on_the_march hold_a_vigil march_against march_for march_through
        march_to march_past mass_outside pack_the_square parade_through
        protest_rally sing_outside sit_in stage_a_march stage_a_rally stage_a_vigil stand_outside
        swarm_the_square teach-in throng throng_the_streets turn_out_against walk_to_the_palace
        wave_placards manifestation go_into_the_streets go_onto_the_streets come_out_on_the_streets
        come_out_into_the_streets take_to_the_square take_to_the_squares descend_into_the_street
        descend_into_the_streets occupy_the_square
        """,
    "PROTEST riot": """
        brawl_with_police break_windows clash_with_the_police go_on_a_rampage hurl_stones_at_police
        mob_violence pillage pogrom raise_barricades rock-throwing run_riot smash_windows
        smash_shops stone_the_police street_fighting throw_bottles unrest ransack_shops
        torch_cars burn_cars burn_buses set_cars_on_fire rebel_in_prison prison_riot
        """,
    "PROTEST strike": """
        cease_work come_out_on_strike down_its_tools halt_work lay_down_their_tools
        lightning_strike refuse_to_work shut_the_mines sit-down_strike stay_off_work stop_working
        industrial_action stay_away_from_work stoppages strike_for strike_over strike_in_protest
        stay_off_the_job tools_down
        vote_to_strike walk_off walk_off_the_job walk_off_their_jobs wildcat_strike refuse_to_load
        refuse_to_teach
        call_in_sick call_out_sick go_out_on_strike down_their_tools
        """,
    "PROTEST hunger": "go_on_hunger_strike hunger-strike refuse_meals refuse_to_eat stop_eating",
    "PROTEST boycott": """
        boycott_classes boycott_the_vote boycott_the_election boycott_the_poll
        keep_away_from_the_poll
        refuse_to_pay_tax refuse_to_pay_rent stay_away_from_school tax_strike rent_strike
        stay_away_from_the_polls shun_the_polls
        """,
    "PROTEST obstruct": """
        bar_the_way barricade_themselves block_a_road block_a_railway block_access
        block_the_border block_the_bridge block_the_canal block_the_entrance block_the_gate
        block_the_harbour block_the_highway block_the_line block_the_motorway block_the_pass
        block_the_port block_the_railway block_the_tracks blockade_the_road camp_out camp_outside
        chain_himself chain_herself close_the_road_with hold_up_traffic jam_the_road
        occupy_the_campus occupy_the_factory occupy_the_faculty occupy_the_university
        obstruction_of_traffic paralyse_traffic sit_down_in_the_road sit_down_on_the_tracks
        stop_traffic stop_trains tractor_blockade road_blockade
        gridlock bar_the_way bring_to_a_standstill paralyse_the_port paralyse_traffic
        """,
    "PROTEST vandalize": """
        burn_the_portrait daub_slogans paint_slogans smear_with_paint tear_down_the_flag
        tear_down_the_statue throw_eggs throw_paint throw_tomatoes topple_the_statue
        """,
    "SANCTION": """
        censure_officially downgrade_its_embassy impose_a_fine penalty punishment reprisal
        punitive_measures strip_of_citizenship strip_of_the_title suspend_the_licence
        take_reprisals
        """,
    "SANCTION convict": """
        declare_guilty deliver_a_guilty_verdict find_against give_a_life_sentence
        give_a_prison_term give_a_suspended_sentence give_to_three_years guilty_of
        jail_for_life order_to_pay_damages pass_sentence pronounce_guilty prison_sentence
        prison_term rule_against_the sentence_in_absentia sentencing uphold_the_sentence
        uphold_the_conviction
        """,
    "SANCTION expel": """
        ban_from_the_party bundle_out cast_out drum_out exclusion give_marching_orders
        send_home_envoy show_the_door strip_of_membership throw_out_of_the_party turf_out
        expel_from_the_party suspend_from_the_party suspend_from_the_league eviction ejection
        order_out_of_the_country hound_out
        blackball debar disbar anathematise
        """,
    "SANCTION withdraw": """
        bring_home_its_envoy call_home_its_ambassador call_home_its_envoy close_its_consulate
        close_the_consulate shut_its_embassy shut_the_embassy shut_its_consulate shut_the_consulate
        leave_the_alliance leave_the_bloc leave_the_pact leave_the_talks leave_the_treaty
        pull_out_its_ambassador pull_out_its_envoy quit_the_alliance quit_the_pact quit_the_talks
        quit_the_treaty quit_the_union recall_for_consultations withdraw_its_consul
        withdraw_its_envoy
        walk_out_of_the_talks
        """,
    "SANCTION discontinue": """
        abandon_the_agreement ban_flights block_imports block_exports break_off break_off_ties
        break_off_diplomatic_relations break_off_contacts break_off_talks call_off_the_deal
        cancel_the_contract close_its_airspace close_its_border cut_off_funds cut_off_trade
        cut_off_diplomatic_relations cut_off_relations cut_the_aid dock_pay
        end_cooperation end_its_aid end_its_support end_of_aid end_of_subsidies end_of_the_subsidy
        end_of_support end_of_funding end_of_assistance end_of_grants end_of_loans
        freeze_funds freeze_relations freeze_the_assets freeze_ties halt_cooperation
        impose_duties impose_quotas lower_ties pull_its_funding pull_the_plug_on put_on_ice
        put_relations_on_ice rupture_of_relations rupture_relations scale_back
        slap_tariffs stop_funding stop_paying stop_payments suspend_cooperation
        suspend_diplomatic_relations suspend_imports suspend_payments suspend_the_treaty
        terminate_the_agreement terminate_the_contract trade_embargo turn_off_the_gas
        withdraw_funding withdraw_its_support withdraw_support withhold_funds
        withhold_its_contribution
        withhold_its_dues withhold_payment withhold_the_grant withhold_the_subsidy withhold_support
        withhold_the_loan rupture severance non-renewal
        scale_down pare_back pare_down whittle_down phase_out wind_down defund mothball
        pull_the_plug turn_off_the_tap dry_up closure tear_up rip_up revoke annul nullify
        """,
    "MOBILIZE": """
        arms_buildup arms_race beef_up_its_army beef_up_its_forces brace_for_war flex_its_muscles
        go_on_a_war_footing gird_for prepare_for_war put_the_army_on raise_an_army raise_forces
        rearmament re-arm ready_its_forces war_footing war_preparations
        """,
    "MOBILIZE troops": """
        airlift_troops bolster_its_garrison call_up_men concentrate_troops dispatch_soldiers
        draft_men encamp fly_in_troops garrison_the_town gather_troops hold_manoeuvres
        hold_military_exercises hold_exercises infantry_deploy land_marines line_up_tanks
        march_into march_towards_the_border massing_of_troops move_its_army parade_troops
        place_on_alert post_soldiers post_troops pour_troops_into pull_up_reserves
        reinforce_the_border reinforce_the_garrison rush_troops ship_troops shift_troops
        soldiers_take_up_positions stage_manoeuvres take_up_positions war_game troop_movement
        troop_buildup troop_deployment send_across_the_line send_across_the_border
        cross_the_border cross_the_frontier
        marshal bivouac
        """,
    "MOBILIZE weapons": """
        aim_missiles bring_up_artillery bring_up_guns dispatch_a_frigate dispatch_warships
        fly_bombers launch_a_satellite_missile move_artillery park_tanks put_tanks_on
        send_a_carrier send_bombers send_fighters send_gunboats send_submarines station_missiles
        test_a_bomb test_a_rocket test_missiles train_its_guns_on missile_launch
        """,
    "COERCE": """
        browbeat bully bully_into clamp_down clampdown clamp_down_on crackdown_on crush_dissent
        heavy-handed intimidation_of iron_fist oppress oppression persecution rough_treatment
        subdue subjugate subjugation terrorise terrorize tyrannise witch-hunt reign_of_terror
        """,
    "COERCE seize": """
        appropriate_the_land appropriation board_the_vessel commandeer_the carry_off_computers
        clear_the_village collectivise encroach grab_land grab_the_island house-to-house_search
        tow_away tow_off impounding land_grab lay_hands_on overran_the_town police_raid
        raid_on_the_newspaper
        raid_the_offices raid_the_newsroom raid_the_home requisitioning retake retaking
        seize_control sequestration storming storm_the_station take_over_the_station
        take_possession_of take_the_town take_the_fort wrest_control nationalisation
        nationalization raid_the_headquarters strip_of_property forfeiture distrain
        rob mug burgle robbery heist extort extortion repossess conquer conquest reconquer
        hold_up_a_bank
        """,
    "COERCE restrict": """
        bar_from_office bar_from_standing bar_from_the_country ban_on ban_a_party ban_the_party
        ban_gatherings ban_rallies ban_the_rally ban_the_march break_up_the_march
        break_up_the_meeting break_up_the_protest clear_the_camp close_schools close_the_airport
        close_the_frontier close_the_harbour close_the_port close_the_university confine_to
        confinement constrict deny_permission deny_the_right disallow disband_the_union
        disenfranchisement disperse_the_crowd dissolve_the_party dissolve_the_union dispersal
        revoke_the_licence revoke_the_license revoke_the_passport bar_from_leaving
        ban_from_leaving forbid_to_leave revoke fence_off hem_in impose_a_lockdown interdict
        interdiction lock_down lockdown
        make_illegal ration_news refuse_permission revoke_the_permit ring_the_town rope_off
        seal_the_border seal_the_frontier shut_the_airport shut_the_border shut_the_port
        strip_of_the_vote suspend_parliament suspend_the_assembly suspend_civil_rights
        wall_off proscription prohibition blacklisting
        surround closure padlock shutter ground_flights bar_entry
        """,
    "COERCE censor": """
        ban_a_book ban_the_book ban_the_film ban_the_newspaper ban_the_paper black_out
        block_the_site close_the_newspaper close_the_paper close_the_radio_station
        close_the_television_station expunge gag_the_press impound_the_newspaper muzzle_the_press
        news_blackout pulp_the_book redact revoke_the_broadcaster shut_the_newspaper
        shut_the_paper shut_the_radio_station silence_the_press suspend_the_newspaper
        take_off_air take_off_the_shelves
        """,
    "COERCE curfew": """
        confine_to_their_homes curfew_imposed dusk-to-dawn_curfew night_curfew order_off_the_streets
        place_under_curfew put_under_curfew
        """,
    "COERCE martial-law": """
        army_rule military_rule place_under_martial_law put_under_military_rule
        suspend_constitutional_guarantees rule_by_decree emergency_powers take_emergency_powers
        """,
    "COERCE arrest": """
        bundle_into_a_van bundle_into_a_car confine_to_barracks haul_away haul_in
        haul_off hold_for_questioning immure jail_without_trial keep_under_house_arrest lead_away
        lead_away_in_handcuffs manacle place_under_arrest place_under_house_arrest
        pull_in put_in_custody put_in_jail put_under_arrest rearrest re-arrest
        recapture seize_at_his_home seize_at_her_home take_into_detention take_prisoners
        throw_in_a_cell throw_into_a_cell throw_into_jail throw_into_prison mass_arrest
        apprehension captivity incarceration jailing_of_the locking_up roundups
        handcuff shackle frogmarch whisk_away lock_away cart_off
        """,
    "COERCE deport": """
        chase_out deportee drive_across_the_border drive_out_of_the_country expatriate
        expel_refugees
        force_over_the_border forced_return mass_expulsion order_migrants_out push_back_migrants
        pushback send_home_migrants send_home_workers ship_off_to throw_out_of_the_country
        turn_out_of_the_country expulsion_of_refugees expulsion_of_settlers
        put_on_a_plane bundle_onto_a_plane ship_off         """,
    "COERCE withhold": """
        black_out_the_town block_food cut_electricity_to cut_gas cut_off_food cut_off_gas
        cut_the_power cut_the_water deny_medicine deny_water keep_food_from
        starvation turn_off_the_water turn_off_the_power shut_down_the_internet
        internet_blackout stop_salaries stop_wages
        """,
    "COERCE misinformation": """
        cook_the_books falsification forgery fraud_at_the_polls peddle_lies rig_the_election
        rig_the_vote smear smear_campaign spread_lies spread_propaganda stuff_ballot_boxes
        electoral_fraud vote_fraud ballot_fraud invent_a_plot
        dupe hoodwink lie_to
        """,
    "COERCE cyber": """
        break_into_the_network ddos deface_the_website hack_into hijack_the_website
        infect_computers malware_attack phish steal_the_data take_down_the_website
        breach_the_network infiltrate_the_network wiretap bug eavesdrop tap_the_phone
        """,
    "ASSAULT": """
        affray aggression atrocity dislodge attack_on bash bloodletting bout_of_fighting butcher
        butchery clash_with confrontation_with cross_swords cross_fire cut_down cut_to_pieces
        do_battle do_to_death exchange_blows exchange_shots exterminate extermination fall_upon
        fray fusillade go_to_war gun_attack hit_squad inroad
        irruption lay_waste maiming make_war massacring melee mow_down onset onrush
        open_hostilities pitched_battle put_to_the_sword reprisal_attack resume_fighting
        retaliate retaliation scuffle_with set_upon slaying spill_blood
        strike_dead terror_attack terrorist_attack trade_blows wage_war wounding foray
        gun-battle bombing_raid death_toll lose_their_lives lose_his_life lose_her_life
        perish blood_flow guerrilla_attack hit-and-run knifing affray war_break_out
        fighting_break_out fighting_erupt clashes_break_out clashes_erupt hostilities_break_out
        assault_on uprising_crush cut_throat
        """,
    "ASSAULT abduct": """
        abscond_with bundle_off commandeer_the_plane forced_disappearance hold_captive
        hold_for_ransom hold_prisoner keep_captive keep_hostage kidnapper lift_from_the_street
        make_off_with press-gang seize_a_plane seize_as_hostage seizure_of_hostages
        skyjack take_away_at_gunpoint take_away_by_gunmen waylay vanish_in_custody
        carjack bundle_into
        """,
    "ASSAULT beat": """
        beat_to_death box_the_ears bludgeon clobber clout cudgel drub
        head-butt horsewhip kick_to_death knock_about knock_senseless lay_about mishandle
         rough-up scourge trample trounce wallop
        flogging thrashing whipping caning battering lashing mauling clubbing
        headbutt pistol-whip spit_at spit_on jostle throttle
        """,
    "ASSAULT torture": """
        abuse_in_custody burn_with_cigarettes force_confession hang_by_the_wrists
        keep_in_irons maltreatment starve_in_the_cell subject_to_torture torment
        ill-treatment waterboarding falaka maltreating
        """,
    "ASSAULT sexual": "ravish sexual_violence violate_women raping molestation",
    "ASSAULT targeted": """
        assassin_shoot contract_killing crucify death_squad hanging hit_man impale
        kill_execution-style knock_off lynch-mob murder_in_his_bed murder_plot mob_lynch
        political_killing political_murder put_before_a_firing_squad put_against_a_wall
        put_to_death_by shoot_at_dawn smother stone_to_death stab_to_death targeted_killing
        try_to_kill attempt_on_his_life attempt_on_her_life liquidation decapitation
        purge_by_killing burn_at_the_stake
        bury_alive knife_to_death
        """,
    "ASSAULT destroy": """
        annihilate annihilation arson_attack bulldoze burning burning_of burn_to_the_ground
        demolition devastate devastation devastation_of ruin_the_bridge
        incinerate knock_down_houses lay_in_ashes lay_in_ruins obliterate
        pull_down_the_mosque pull_down_the_church put_to_the_torch ravage
        reduce_to_rubble reduce_to_ashes scorch scuttle set_alight set_light_to set_on_fire
        smash_up tear_down_the_house wreckage vandalism wrecking razing
        set_fire_to set_ablaze blaze_set
        smash shatter trash pulverise pulverize saw_down hew_down slash_the_tyres
        """,
    "ASSAULT primitive": """
        acid_attack axe_attack bayonet hack knife_attack knifing machete_attack
        petrol_bomb_attack pitchfork scald stone_throw strafe_with_stones
        stab_with throw_acid throw_petrol_bombs hurl_petrol_bombs
        """,
    "ASSAULT firearms": """
        drive-by drive-by_shooting exchange_gunfire fire_into_the_crowd fire_upon
        gun_attack gun_fire gunning_down open_up_with pepper_with_bullets pick_off pump_bullets
        rake_with_fire riddle_with_bullets shoot_at shoot_into shoot_to_death shots_ring_out
        snipe sniping spray_with_bullets gunshot machine-gunning shoot_up
        """,
    "ASSAULT explosives": """
        bomb_attack bomb_blast booby-trap bomb_explode bomb_go_off booby_trap device_explode
        explode_a_bomb fire-bomb go_off grenade_attack hand_grenade improvised_explosive
        lay_mines mine_the_road mine_the_harbour parcel_bomb set_off_explosives
        throw_a_grenade throw_a_bomb throw_grenades hurl_a_grenade toss_a_grenade
        """,
    "ASSAULT aerial": """
        aerial_attack aerial_raid air_attack air_bombardment air_campaign air_war
        bombing_from_the_air bombing_run carpet_bomb dive-bomb warplane_attack
        warplane_hit warplane_strike jets_bomb jets_strike helicopters_attack
        helicopter_gunship_fire
        barrel_bomb
        """,
    "ASSAULT heavy-weapons": """
        artillery_attack artillery_barrage artillery_duel artillery_exchange ballistic_missile_hit
        gunboat_fire mortar_attack mortar_fire mortar_round pounding rain_shells
        rocket_barrage rocket_fire salvo shellfire tank_fire tank_shell_hit
        cannonading launch_missiles launch_a_missile_at launch_a_rocket naval_bombardment
        """,
    "ASSAULT crowd-control": """
        baton-charge batons_charge charge_with_batons crowd_dispersed_with fire_rubber_bullets
        fire_plastic_bullets fire_teargas hose_down lob_tear_gas stun_grenade truncheon
        turn_water_cannon use_batons use_pepper_spray use_teargas use_rubber_bullets
        warning_shot plastic_bullets
        """,
    "coup": """
        attempted_putsch barracks_revolt bring_down_the_president bring_down_the_regime coup_bid
        coup_plot counter-coup countercoup depose_the_president deposition drive_from_power
        fall_of_the_junta fall_of_the_regime force_from_power grab_power grab_of_power
        insurrection junta_take_over march_on_the_capital military_coup military_takeover
        oust_from_power overthrown_in palace_coup palace_revolution plot_against_the_president
        power_seizure proclaim_himself_president putsch_attempt rebellion
        regime_change remove_by_force seizure_of_power seize_control_of_the_state
        seize_the_palace seize_the_presidency storming_of_the_palace
        sweep_from_power take_control_of_the_government take_over_power take_over_the_government
        take_over_the_state topple_the_government toppling unseating usurpation uprising
        oust_in_a_coup army_take_over take_over_in_a_coup dethronement military_revolt mutiny
        assume_power_by_force wrest_power putsches throw_out_the_government barracks_coup
        turf_out_the_president
        sweep_aside
        """,
    "appointment": """
        assign_to_the_post assume_command assume_office assume_the_post assume_the_presidency
        assume_duties assume_possession assume_the_charge assume_charge
        bring_into_the_cabinet call_to_the_post co-option come_into_office
        designated_as elevation enthrone enthronement entrust_the_post fill_the_post
        fill_the_vacancy form_a_cabinet form_a_government give_the_job give_the_post
        hand_the_post install_as make_him_minister make_her_minister
        move_up_to name_as nominate_as place_at_the_head
        put_at_the_head reappointment reinstatement restore_to_office set_up_a_cabinet
        swear_in_a_cabinet take_charge_of_the_ministry take_command take_office take_over_from
        take_over_the_ministry take_the_helm take_up_office take_up_the_post step_into_the_post
        step_into_the_shoes ordain commission_as crowned nominate_to_the_post
        hoist_into_office
        make_a_cardinal make_a_bishop take_the_helm consecrate
        """,
    "removal": """
        boot_out bundle_out_of_office cast_from_office discharge_from_office dismissing
        drop_from_the_cabinet
        drop_from_the_government drum_out_of_office eject_from_office force_from_office
        force_into_retirement force_to_resign force_to_step_down give_the_boot give_the_sack
        impeach_the_president kick_out_of_office lay_aside oust_from_office oust_as
        pension_off post_away pull_from_office push_out purge_of_the_officers relieve_of_his_command
        relieve_of_her_command relieve_of_office relieve_of_his_post remove_from_command
        remove_from_his_post remove_from_her_post remove_from_post retire_the_general
        send_into_retirement shake-up show_the_door_to_the_minister sideline
        strip_of_command strip_of_his_command strip_of_his_office strip_of_his_post
        strip_of_her_post
        strip_of_his_rank strip_of_rank suspend_from_office suspend_from_duty
        throw_out_of_office topple_from_office turn_out_of_office unmake vote_from_office
        vote_of_no_confidence motion_of_no_confidence vote_no_confidence defenestrate unfrock
        fall_of_the_government fall_of_the_cabinet fall_of_the_minister government_fall
        government_collapse cabinet_fall coalition_collapse bring_down_the_cabinet
        make_redundant edge_out jettison
        """,
    "resignation": """
        announce_his_resignation announce_her_resignation bow_out_as call_it_quits give_up_office
        give_up_power give_up_the_post give_up_the_throne hand_in_her_resignation
        hand_in_his_resignation lay_down_his_office leave_the_cabinet leave_the_government
        make_way_for relinquish_office retire_from_politics stand_down_as step_down_as
        submit_his_resignation submit_her_resignation submit_resignation surrender_the_crown
        throw_in_his_hand vacate_the_post walk_out_of_the_cabinet quit_as quit_the_cabinet
        renunciation_of_the_throne
        throw_in_the_towel stand_aside lay_down_his_office lay_down_her_office
        """,
    "election": """
        acclaim_as_president be_returned_to be_voted_in by-elections carry_the_election
        choose_as_president choose_as_leader choose_as_mayor choose_as_governor
        clinch_the_presidency elect_as go_to_the_ballot hold_a_ballot hold_elections
        hold_a_referendum poll_victory presidential_election parliamentary_election local_election
        return_to_parliament run-off_election secure_a_second_term sweep_the_election
        sweep_the_polls
        take_a_seat_in_parliament vote_in vote_into_office win_a_second_term win_a_term
        win_re-election win_the_ballot win_the_presidency win_the_vote polling_day
        """,
    "oath": """
        inaugural inaugurate_as install_under_oath oath-taking pledge_the_oath pronounce_the_oath
        repeat_the_oath swear_an_oath swear_the_oath swear_allegiance swear_loyalty sworn-in
        swearing_in take_an_oath take_her_oath take_his_oath take_the_vows oath_of_allegiance
        """,
    "exile": """
        banished cast_into_exile depart_into_exile drive_into_exile escape_abroad expatriation
        flee_across_the_border flee_over_the_border flee_to_exile force_into_exile forced_into_exile
        go_abroad_for_good go_into_banishment hound_into_exile leave_for_exile ostracise ostracism
        seek_refuge_abroad send_abroad take_refuge_abroad transport_to_the_islands
        live_abroad_in_exile return_from_exile self-exile
        """,
    "diplomat-expulsion": """
        ask_the_ambassador_to_leave declare_undesirable declare_unwelcome expel_attache
        expel_consul expel_the_attache expel_the_attaché expel_the_consul expel_the_envoy
        give_the_ambassador_hours order_out_the_consul order_out_the_envoy order_the_consul_to_leave
        order_the_envoy_to_leave send_home_the_consul send_home_the_envoy send_packing_the_consul
        throw_out_the_ambassador throw_out_the_consul throw_out_the_envoy throw_out_the_attaché
        withdraw_accreditation strip_of_accreditation
        """,
    "legislation": """
        adopt_a_constitution adopt_the_bill adopt_the_law annul_a_law annul_the_law
        approve_a_law approve_the_law bring_in_a_law bring_into_force change_the_constitution
        change_the_law decriminalise decriminalize enact_a_law legalisation legislation_pass
        outlawing pass_an_act pass_into_law pass_legislation push_through_a_bill
        push_through_the_bill ratify_the_constitution repeal_the_law rewrite_the_constitution
        sign_a_bill sign_the_bill sign_the_law vote_a_law constitutional_amendment
        vote_on_the_bill adopt_the_budget
        rubber-stamp
        """,
}
"""`TYPE`, `TYPE mode` or one of our own labels -> further words and set phrases."""

MORE_COMBINED: tuple[tuple[str, str, str], ...] = (
    (
        "cut reduce stop end slash trim halve suspend withhold withdraw scrap axe cancel freeze "
        "discontinue curtail scale_back scale_down wind_down phase_out dock",
        "grant grants subsidy subsidies contribution contributions credits payments support "
        "stipend stipends scholarship scholarships donation donations pension pensions allowance",
        "SANCTION discontinue",
    ),
    (
        "restore resume renew normalise normalize mend repair re-establish reestablish establish "
        "upgrade improve",
        "ties relations links contacts",
        "SUPPORT",
    ),
    (
        "set put",
        "fire ablaze alight",
        "ASSAULT destroy",
    ),
    (
        "take capture seize storm overrun retake recapture",
        "palace capital town city village fort fortress base airport airfield bridge hill port "
        "harbour barracks garrison island islands territory province tower station outpost",
        "COERCE seize",
    ),
    ("rise rise_up revolt rebel take_up_arms", "against", "PROTEST riot"),
    ("rise rise_up revolt rebel take_up_arms", "against", "coup"),
    ("swear take repeat read pronounce", "oath", "oath"),
    ("tender submit offer announce present", "resignation", "resignation"),
    (
        "fall_of downfall_of collapse_of toppling_of",
        "government junta regime cabinet coalition president premier king dictator",
        "removal",
    ),
    (
        "fall_of downfall_of toppling_of overthrow_of",
        "junta regime president government king dictator",
        "coup",
    ),
    ("government cabinet coalition junta regime", "fall collapse topple", "removal"),
    ("junta regime", "fall collapse topple", "coup"),
    (
        "break erupt flare",
        "fighting hostilities war",
        "ASSAULT",
    ),
    ("war fighting hostilities", "break_out erupt flare_up", "ASSAULT"),
    ("riots rioting unrest disorder", "break_out erupt flare_up", "PROTEST riot"),
    ("protests protest", "break_out erupt flare_up", "PROTEST"),
    ("block obstruct barricade", "motorway railway tracks port harbour gates entrance pass",
     "PROTEST obstruct"),
)  # fmt: skip
"""Further verbs and nouns that name an act together, also with a word or two between."""
