export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  // Allows to automatically instantiate createClient with right options
  // instead of createClient<Database, { PostgrestVersion: 'XX' }>(URL, KEY)
  __InternalSupabase: {
    PostgrestVersion: "12"
  }
  public: {
    Tables: {
      contacts: {
        Row: {
          contact_id: string
          created_at: string
          deleted_at: string | null
          deleted_by: string | null
          email: string | null
          first_name: string
          full_name: string | null
          is_primary: boolean
          last_name: string
          mobile_phone: string | null
          notes: string | null
          organization_id: string
          phone: string | null
          role: string | null
          search_tsv: unknown
          title: string | null
          updated_at: string
        }
        Insert: {
          contact_id?: string
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          email?: string | null
          first_name?: string
          full_name?: never
          is_primary?: boolean
          last_name?: string
          mobile_phone?: string | null
          notes?: string | null
          organization_id: string
          phone?: string | null
          role?: string | null
          search_tsv?: never
          title?: string | null
          updated_at?: string
        }
        Update: {
          contact_id?: string
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          email?: string | null
          first_name?: string
          full_name?: never
          is_primary?: boolean
          last_name?: string
          mobile_phone?: string | null
          notes?: string | null
          organization_id?: string
          phone?: string | null
          role?: string | null
          search_tsv?: never
          title?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "contacts_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "contacts_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "v_org_roles"
            referencedColumns: ["organization_id"]
          },
        ]
      }
      import_rows: {
        Row: {
          accepted: Json | null
          action: string | null
          before: Json | null
          created_at: string
          data: NonNullable<Json>
          import_id: string
          new_organization_id: string | null
          new_organization_undo: string | null
          problems: string[]
          record_id: string | null
          remarks: string[]
          row_number: number
          undo: string | null
          updated_at: string
          updated_before: string | null
        }
        Insert: {
          accepted?: Json | null
          action?: string | null
          before?: Json | null
          created_at?: string
          data?: NonNullable<Json>
          import_id: string
          new_organization_id?: string | null
          new_organization_undo?: string | null
          problems?: string[]
          record_id?: string | null
          remarks?: string[]
          row_number: number
          undo?: string | null
          updated_at?: string
          updated_before?: string | null
        }
        Update: {
          accepted?: Json | null
          action?: string | null
          before?: Json | null
          created_at?: string
          data?: NonNullable<Json>
          import_id?: string
          new_organization_id?: string | null
          new_organization_undo?: string | null
          problems?: string[]
          record_id?: string | null
          remarks?: string[]
          row_number?: number
          undo?: string | null
          updated_at?: string
          updated_before?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "import_rows_import_id_fkey"
            columns: ["import_id"]
            isOneToOne: false
            referencedRelation: "imports"
            referencedColumns: ["import_id"]
          },
        ]
      }
      imports: {
        Row: {
          checked_at: string | null
          create_organizations: boolean
          created_at: string
          file_name: string
          finished_at: string | null
          import_id: string
          kind: string
          organizations_to_create: number
          owner_user_id: string
          records_kept: number
          records_undone: number
          rows_expected: number
          rows_to_create: number
          rows_to_update: number
          rows_unchanged: number
          rows_with_problems: number
          rows_with_remarks: number
          share_organizations: boolean
          state: string
          undone_at: string | null
          updated_at: string
        }
        Insert: {
          checked_at?: string | null
          create_organizations?: boolean
          created_at?: string
          file_name: string
          finished_at?: string | null
          import_id?: string
          kind: string
          organizations_to_create?: number
          owner_user_id?: string
          records_kept?: number
          records_undone?: number
          rows_expected: number
          rows_to_create?: number
          rows_to_update?: number
          rows_unchanged?: number
          rows_with_problems?: number
          rows_with_remarks?: number
          share_organizations?: boolean
          state?: string
          undone_at?: string | null
          updated_at?: string
        }
        Update: {
          checked_at?: string | null
          create_organizations?: boolean
          created_at?: string
          file_name?: string
          finished_at?: string | null
          import_id?: string
          kind?: string
          organizations_to_create?: number
          owner_user_id?: string
          records_kept?: number
          records_undone?: number
          rows_expected?: number
          rows_to_create?: number
          rows_to_update?: number
          rows_unchanged?: number
          rows_with_problems?: number
          rows_with_remarks?: number
          share_organizations?: boolean
          state?: string
          undone_at?: string | null
          updated_at?: string
        }
        Relationships: []
      }
      interaction_type_lu: {
        Row: {
          code: string
          created_at: string
          is_active: boolean
          label: string
          sort_order: number
          updated_at: string
        }
        Insert: {
          code: string
          created_at?: string
          is_active?: boolean
          label: string
          sort_order?: number
          updated_at?: string
        }
        Update: {
          code?: string
          created_at?: string
          is_active?: boolean
          label?: string
          sort_order?: number
          updated_at?: string
        }
        Relationships: []
      }
      interactions: {
        Row: {
          contact_id: string | null
          created_at: string
          deleted_at: string | null
          deleted_by: string | null
          deleted_with_opportunity: boolean
          follow_up_date: string | null
          interaction_date: string
          interaction_id: string
          interaction_type: string
          notes: string | null
          opportunity_id: string
          owner_user_id: string
          stage: string | null
          status: string | null
          subject: string | null
          updated_at: string
        }
        Insert: {
          contact_id?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          deleted_with_opportunity?: boolean
          follow_up_date?: string | null
          interaction_date?: string
          interaction_id?: string
          interaction_type: string
          notes?: string | null
          opportunity_id: string
          owner_user_id?: string
          stage?: string | null
          status?: string | null
          subject?: string | null
          updated_at?: string
        }
        Update: {
          contact_id?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          deleted_with_opportunity?: boolean
          follow_up_date?: string | null
          interaction_date?: string
          interaction_id?: string
          interaction_type?: string
          notes?: string | null
          opportunity_id?: string
          owner_user_id?: string
          stage?: string | null
          status?: string | null
          subject?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "interactions_contact_id_fkey"
            columns: ["contact_id"]
            isOneToOne: false
            referencedRelation: "contacts"
            referencedColumns: ["contact_id"]
          },
          {
            foreignKeyName: "interactions_interaction_type_fkey"
            columns: ["interaction_type"]
            isOneToOne: false
            referencedRelation: "interaction_type_lu"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "interactions_opportunity_id_fkey"
            columns: ["opportunity_id"]
            isOneToOne: false
            referencedRelation: "opportunities"
            referencedColumns: ["opportunity_id"]
          },
          {
            foreignKeyName: "interactions_stage_fkey"
            columns: ["stage"]
            isOneToOne: false
            referencedRelation: "stage_lu"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "interactions_status_fkey"
            columns: ["status"]
            isOneToOne: false
            referencedRelation: "status_lu"
            referencedColumns: ["code"]
          },
        ]
      }
      loss_reason_lu: {
        Row: {
          code: string
          created_at: string
          is_active: boolean
          label: string
          sort_order: number
          updated_at: string
        }
        Insert: {
          code: string
          created_at?: string
          is_active?: boolean
          label: string
          sort_order?: number
          updated_at?: string
        }
        Update: {
          code?: string
          created_at?: string
          is_active?: boolean
          label?: string
          sort_order?: number
          updated_at?: string
        }
        Relationships: []
      }
      migration_control: {
        Row: {
          checksum: string | null
          completed_at: string | null
          duration_ms: number | null
          error: string | null
          executed_by: string
          migration_id: number
          pack: string | null
          phase_number: number
          rollback_point: string | null
          row_counts: Json | null
          server_version: string
          started_at: string
          status: string
        }
        Insert: {
          checksum?: string | null
          completed_at?: string | null
          duration_ms?: number | null
          error?: string | null
          executed_by?: string
          migration_id?: never
          pack?: string | null
          phase_number: number
          rollback_point?: string | null
          row_counts?: Json | null
          server_version?: string
          started_at?: string
          status: string
        }
        Update: {
          checksum?: string | null
          completed_at?: string | null
          duration_ms?: number | null
          error?: string | null
          executed_by?: string
          migration_id?: never
          pack?: string | null
          phase_number?: number
          rollback_point?: string | null
          row_counts?: Json | null
          server_version?: string
          started_at?: string
          status?: string
        }
        Relationships: []
      }
      opportunities: {
        Row: {
          closed_at: string | null
          created_at: string
          deleted_at: string | null
          deleted_by: string | null
          distributor_org_id: string | null
          due_date: string | null
          estimated_value: number | null
          expected_close_date: string | null
          follow_up_date: string | null
          initial_stage: string
          initial_status: string
          last_interaction_at: string | null
          last_interaction_id: string | null
          loss_reason: string | null
          name: string
          next_action: string | null
          next_action_date: string | null
          next_action_set_at: string | null
          notes: string | null
          opportunity_id: string
          organization_id: string
          owner_user_id: string
          principal_org_id: string | null
          priority: string | null
          product_id: string | null
          search_tsv: unknown
          source: string | null
          stage: string
          stage_manual: boolean
          status: string
          status_manual: boolean
          updated_at: string
        }
        Insert: {
          closed_at?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          distributor_org_id?: string | null
          due_date?: never
          estimated_value?: number | null
          expected_close_date?: string | null
          follow_up_date?: string | null
          initial_stage?: string
          initial_status?: string
          last_interaction_at?: string | null
          last_interaction_id?: string | null
          loss_reason?: string | null
          name: string
          next_action?: string | null
          next_action_date?: string | null
          next_action_set_at?: string | null
          notes?: string | null
          opportunity_id?: string
          organization_id: string
          owner_user_id?: string
          principal_org_id?: string | null
          priority?: string | null
          product_id?: string | null
          search_tsv?: never
          source?: string | null
          stage?: string
          stage_manual?: boolean
          status?: string
          status_manual?: boolean
          updated_at?: string
        }
        Update: {
          closed_at?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          distributor_org_id?: string | null
          due_date?: never
          estimated_value?: number | null
          expected_close_date?: string | null
          follow_up_date?: string | null
          initial_stage?: string
          initial_status?: string
          last_interaction_at?: string | null
          last_interaction_id?: string | null
          loss_reason?: string | null
          name?: string
          next_action?: string | null
          next_action_date?: string | null
          next_action_set_at?: string | null
          notes?: string | null
          opportunity_id?: string
          organization_id?: string
          owner_user_id?: string
          principal_org_id?: string | null
          priority?: string | null
          product_id?: string | null
          search_tsv?: never
          source?: string | null
          stage?: string
          stage_manual?: boolean
          status?: string
          status_manual?: boolean
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "opportunities_distributor_org_id_fkey"
            columns: ["distributor_org_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "opportunities_distributor_org_id_fkey"
            columns: ["distributor_org_id"]
            isOneToOne: false
            referencedRelation: "v_org_roles"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "opportunities_initial_stage_fkey"
            columns: ["initial_stage"]
            isOneToOne: false
            referencedRelation: "stage_lu"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "opportunities_initial_status_fkey"
            columns: ["initial_status"]
            isOneToOne: false
            referencedRelation: "status_lu"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "opportunities_loss_reason_fkey"
            columns: ["loss_reason"]
            isOneToOne: false
            referencedRelation: "loss_reason_lu"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "opportunities_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "opportunities_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "v_org_roles"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "opportunities_principal_org_id_fkey"
            columns: ["principal_org_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "opportunities_principal_org_id_fkey"
            columns: ["principal_org_id"]
            isOneToOne: false
            referencedRelation: "v_org_roles"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "opportunities_product_id_principal_org_id_fkey"
            columns: ["product_id", "principal_org_id"]
            isOneToOne: false
            referencedRelation: "products"
            referencedColumns: ["product_id", "principal_org_id"]
          },
          {
            foreignKeyName: "opportunities_source_fkey"
            columns: ["source"]
            isOneToOne: false
            referencedRelation: "source_lu"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "opportunities_stage_fkey"
            columns: ["stage"]
            isOneToOne: false
            referencedRelation: "stage_lu"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "opportunities_status_fkey"
            columns: ["status"]
            isOneToOne: false
            referencedRelation: "status_lu"
            referencedColumns: ["code"]
          },
        ]
      }
      opportunity_contacts: {
        Row: {
          contact_id: string
          created_at: string
          deleted_at: string | null
          is_primary: boolean
          opportunity_id: string
          role: string | null
          updated_at: string
        }
        Insert: {
          contact_id: string
          created_at?: string
          deleted_at?: string | null
          is_primary?: boolean
          opportunity_id: string
          role?: string | null
          updated_at?: string
        }
        Update: {
          contact_id?: string
          created_at?: string
          deleted_at?: string | null
          is_primary?: boolean
          opportunity_id?: string
          role?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "opportunity_contacts_contact_id_fkey"
            columns: ["contact_id"]
            isOneToOne: false
            referencedRelation: "contacts"
            referencedColumns: ["contact_id"]
          },
          {
            foreignKeyName: "opportunity_contacts_opportunity_id_fkey"
            columns: ["opportunity_id"]
            isOneToOne: false
            referencedRelation: "opportunities"
            referencedColumns: ["opportunity_id"]
          },
        ]
      }
      organizations: {
        Row: {
          address_line1: string | null
          address_line2: string | null
          city: string | null
          created_at: string
          deleted_at: string | null
          deleted_by: string | null
          name: string
          notes: string | null
          organization_id: string
          owner_user_id: string | null
          parent_organization_id: string | null
          phone: string | null
          postal_code: string | null
          priority: string | null
          search_tsv: unknown
          segment: string | null
          state: string | null
          updated_at: string
          website: string | null
        }
        Insert: {
          address_line1?: string | null
          address_line2?: string | null
          city?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          name: string
          notes?: string | null
          organization_id?: string
          owner_user_id?: string | null
          parent_organization_id?: string | null
          phone?: string | null
          postal_code?: string | null
          priority?: string | null
          search_tsv?: never
          segment?: string | null
          state?: string | null
          updated_at?: string
          website?: string | null
        }
        Update: {
          address_line1?: string | null
          address_line2?: string | null
          city?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          name?: string
          notes?: string | null
          organization_id?: string
          owner_user_id?: string | null
          parent_organization_id?: string | null
          phone?: string | null
          postal_code?: string | null
          priority?: string | null
          search_tsv?: never
          segment?: string | null
          state?: string | null
          updated_at?: string
          website?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "organizations_parent_organization_id_fkey"
            columns: ["parent_organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "organizations_parent_organization_id_fkey"
            columns: ["parent_organization_id"]
            isOneToOne: false
            referencedRelation: "v_org_roles"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "organizations_state_fkey"
            columns: ["state"]
            isOneToOne: false
            referencedRelation: "state_lu"
            referencedColumns: ["code"]
          },
        ]
      }
      product_distributors: {
        Row: {
          created_at: string
          deleted_at: string | null
          distributor_item_number: string | null
          distributor_org_id: string
          is_primary: boolean
          product_id: string
          updated_at: string
        }
        Insert: {
          created_at?: string
          deleted_at?: string | null
          distributor_item_number?: string | null
          distributor_org_id: string
          is_primary?: boolean
          product_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          deleted_at?: string | null
          distributor_item_number?: string | null
          distributor_org_id?: string
          is_primary?: boolean
          product_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "product_distributors_distributor_org_id_fkey"
            columns: ["distributor_org_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "product_distributors_distributor_org_id_fkey"
            columns: ["distributor_org_id"]
            isOneToOne: false
            referencedRelation: "v_org_roles"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "product_distributors_product_id_fkey"
            columns: ["product_id"]
            isOneToOne: false
            referencedRelation: "products"
            referencedColumns: ["product_id"]
          },
        ]
      }
      products: {
        Row: {
          category: string | null
          created_at: string
          deleted_at: string | null
          deleted_by: string | null
          description: string | null
          list_price: number | null
          name: string
          pack_size: string | null
          principal_org_id: string
          product_id: string
          search_tsv: unknown
          sku: string | null
          updated_at: string
        }
        Insert: {
          category?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          description?: string | null
          list_price?: number | null
          name: string
          pack_size?: string | null
          principal_org_id: string
          product_id?: string
          search_tsv?: never
          sku?: string | null
          updated_at?: string
        }
        Update: {
          category?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          description?: string | null
          list_price?: number | null
          name?: string
          pack_size?: string | null
          principal_org_id?: string
          product_id?: string
          search_tsv?: never
          sku?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "products_principal_org_id_fkey"
            columns: ["principal_org_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["organization_id"]
          },
          {
            foreignKeyName: "products_principal_org_id_fkey"
            columns: ["principal_org_id"]
            isOneToOne: false
            referencedRelation: "v_org_roles"
            referencedColumns: ["organization_id"]
          },
        ]
      }
      saved_views: {
        Row: {
          created_at: string
          is_default: boolean
          is_shared: boolean
          name: string
          owner_user_id: string
          removed_at: string | null
          saved_view_id: string
          search: NonNullable<Json>
          updated_at: string
        }
        Insert: {
          created_at?: string
          is_default?: boolean
          is_shared?: boolean
          name: string
          owner_user_id?: string
          removed_at?: string | null
          saved_view_id?: string
          search?: NonNullable<Json>
          updated_at?: string
        }
        Update: {
          created_at?: string
          is_default?: boolean
          is_shared?: boolean
          name?: string
          owner_user_id?: string
          removed_at?: string | null
          saved_view_id?: string
          search?: NonNullable<Json>
          updated_at?: string
        }
        Relationships: []
      }
      source_lu: {
        Row: {
          code: string
          created_at: string
          is_active: boolean
          label: string
          sort_order: number
          updated_at: string
        }
        Insert: {
          code: string
          created_at?: string
          is_active?: boolean
          label: string
          sort_order?: number
          updated_at?: string
        }
        Update: {
          code?: string
          created_at?: string
          is_active?: boolean
          label?: string
          sort_order?: number
          updated_at?: string
        }
        Relationships: []
      }
      stage_lu: {
        Row: {
          code: string
          created_at: string
          is_active: boolean
          is_closed: boolean
          is_won: boolean
          label: string
          probability: number
          requires_product: boolean
          sort_order: number
          stale_after_days: number | null
          updated_at: string
        }
        Insert: {
          code: string
          created_at?: string
          is_active?: boolean
          is_closed?: boolean
          is_won?: boolean
          label: string
          probability?: number
          requires_product?: boolean
          sort_order?: number
          stale_after_days?: number | null
          updated_at?: string
        }
        Update: {
          code?: string
          created_at?: string
          is_active?: boolean
          is_closed?: boolean
          is_won?: boolean
          label?: string
          probability?: number
          requires_product?: boolean
          sort_order?: number
          stale_after_days?: number | null
          updated_at?: string
        }
        Relationships: []
      }
      state_lu: {
        Row: {
          code: string
          created_at: string
          is_active: boolean
          label: string
          sort_order: number
          updated_at: string
        }
        Insert: {
          code: string
          created_at?: string
          is_active?: boolean
          label: string
          sort_order?: number
          updated_at?: string
        }
        Update: {
          code?: string
          created_at?: string
          is_active?: boolean
          label?: string
          sort_order?: number
          updated_at?: string
        }
        Relationships: []
      }
      status_lu: {
        Row: {
          code: string
          created_at: string
          is_active: boolean
          label: string
          sort_order: number
          updated_at: string
        }
        Insert: {
          code: string
          created_at?: string
          is_active?: boolean
          label: string
          sort_order?: number
          updated_at?: string
        }
        Update: {
          code?: string
          created_at?: string
          is_active?: boolean
          label?: string
          sort_order?: number
          updated_at?: string
        }
        Relationships: []
      }
      user_profiles: {
        Row: {
          created_at: string
          full_name: string
          manager_user_id: string | null
          role: string
          status: string
          updated_at: string
          user_id: string
        }
        Insert: {
          created_at?: string
          full_name?: string
          manager_user_id?: string | null
          role?: string
          status?: string
          updated_at?: string
          user_id: string
        }
        Update: {
          created_at?: string
          full_name?: string
          manager_user_id?: string | null
          role?: string
          status?: string
          updated_at?: string
          user_id?: string
        }
        Relationships: []
      }
    }
    Views: {
      opportunities_enriched: {
        Row: {
          closed_at: string | null
          created_at: string | null
          distributor_org_id: string | null
          due_date: string | null
          effective_stage: string | null
          effective_status: string | null
          estimated_value: number | null
          expected_close_date: string | null
          follow_up_date: string | null
          initial_stage: string | null
          initial_status: string | null
          last_interaction_at: string | null
          last_interaction_id: string | null
          loss_reason: string | null
          name: string | null
          next_action: string | null
          next_action_date: string | null
          next_action_set_at: string | null
          notes: string | null
          opportunity_id: string | null
          organization_id: string | null
          owner_user_id: string | null
          principal_org_id: string | null
          priority: string | null
          product_id: string | null
          source: string | null
          stage: string | null
          stage_manual: boolean | null
          status: string | null
          status_manual: boolean | null
          updated_at: string | null
        }
        Relationships: []
      }
      v_org_roles: {
        Row: {
          is_customer: boolean | null
          is_distributor: boolean | null
          is_principal: boolean | null
          is_prospect: boolean | null
          organization_id: string | null
        }
        Insert: {
          is_customer?: never
          is_distributor?: never
          is_principal?: never
          is_prospect?: never
          organization_id?: string | null
        }
        Update: {
          is_customer?: never
          is_distributor?: never
          is_principal?: never
          is_prospect?: never
          organization_id?: string | null
        }
        Relationships: []
      }
    }
    Functions: {
      admin_check_sync: {
        Args: { sample?: number }
        Returns: {
          checked: number
          drifted: number
          estimated_total: number
        }[]
      }
      admin_dashboard_refreshes: {
        Args: Record<PropertyKey, never>
        Returns: {
          duration_ms: number
          error: string
          refreshed_at: string
          requested_by: string
          succeeded: boolean
        }[]
      }
      admin_list_users: {
        Args: Record<PropertyKey, never>
        Returns: {
          created_at: string
          email: string
          last_sign_in_at: string
          user_id: string
        }[]
      }
      admin_lookup_usage: {
        Args: { kind: string }
        Returns: {
          code: string
          records: number
          table_name: string
        }[]
      }
      admin_off_board: {
        Args: { disable?: boolean; from_user: string; to_user: string }
        Returns: {
          rows: number
          table_name: string
        }[]
      }
      admin_reassign_user_data: {
        Args: { from_user: string; to_user: string }
        Returns: {
          rows: number
          table_name: string
        }[]
      }
      admin_slow_trigger_calls: {
        Args: Record<PropertyKey, never>
        Returns: {
          duration_ms: number
          function_name: string
          happened_at: string
          operation: string
          table_name: string
        }[]
      }
      admin_user_footprint: {
        Args: { user_id: string }
        Returns: {
          rows: number
          table_name: string
        }[]
      }
      archive_record: { Args: { id: string; kind: string }; Returns: undefined }
      check_import: {
        Args: {
          create_organizations?: boolean
          import_id: string
          share_organizations?: boolean
        }
        Returns: {
          checked_at: string | null
          create_organizations: boolean
          created_at: string
          file_name: string
          finished_at: string | null
          import_id: string
          kind: string
          organizations_to_create: number
          owner_user_id: string
          records_kept: number
          records_undone: number
          rows_expected: number
          rows_to_create: number
          rows_to_update: number
          rows_unchanged: number
          rows_with_problems: number
          rows_with_remarks: number
          share_organizations: boolean
          state: string
          undone_at: string | null
          updated_at: string
        }
        SetofOptions: {
          from: "*"
          to: "imports"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      discard_import: { Args: { import_id: string }; Returns: undefined }
      edit_opportunities: {
        Args: { edits: Json }
        Returns: {
          before: Json
          detail: string
          error_code: string
          hint: string
          message: string
          opportunity_id: string
          updated_at: string
        }[]
      }
      list_archived: {
        Args: {
          also_waiting?: boolean
          before?: string
          before_id?: string
          max_results?: number
          only_kind?: string
          wanted?: string
        }
        Returns: {
          deleted_at: string
          deleted_by: string
          id: string
          kind: string
          owner_user_id: string
          subtitle: string
          title: string
          waits_for_id: string
          waits_for_kind: string
          waits_for_title: string
        }[]
      }
      log_interaction: {
        Args: {
          contact_id?: string
          follow_up_date?: string
          interaction_date?: string
          interaction_id?: string
          interaction_type: string
          loss_reason?: string
          notes?: string
          opportunity_id: string
          stage?: string
          status?: string
          subject?: string
        }
        Returns: {
          contact_id: string | null
          created_at: string
          deleted_at: string | null
          deleted_by: string | null
          deleted_with_opportunity: boolean
          follow_up_date: string | null
          interaction_date: string
          interaction_id: string
          interaction_type: string
          notes: string | null
          opportunity_id: string
          owner_user_id: string
          stage: string | null
          status: string | null
          subject: string | null
          updated_at: string
        }
        SetofOptions: {
          from: "*"
          to: "interactions"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      purge_archived: {
        Args: { days: number; max_rows?: number }
        Returns: {
          left_over: number
          purged: number
          table_name: string
        }[]
      }
      reassign_user_data: {
        Args: { from_user: string; to_user: string }
        Returns: {
          rows: number
          table_name: string
        }[]
      }
      refresh_dashboard_view: {
        Args: Record<PropertyKey, never>
        Returns: {
          duration_ms: number
          error: string
          refreshed_at: string
          succeeded: boolean
        }[]
      }
      reorder_lookup: {
        Args: { codes: string[]; kind: string }
        Returns: undefined
      }
      restore_record: { Args: { id: string; kind: string }; Returns: undefined }
      run_import: {
        Args: { import_id: string }
        Returns: {
          checked_at: string | null
          create_organizations: boolean
          created_at: string
          file_name: string
          finished_at: string | null
          import_id: string
          kind: string
          organizations_to_create: number
          owner_user_id: string
          records_kept: number
          records_undone: number
          rows_expected: number
          rows_to_create: number
          rows_to_update: number
          rows_unchanged: number
          rows_with_problems: number
          rows_with_remarks: number
          share_organizations: boolean
          state: string
          undone_at: string | null
          updated_at: string
        }
        SetofOptions: {
          from: "*"
          to: "imports"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      search_records: {
        Args: { max_results?: number; only_kind?: string; query: string }
        Returns: {
          id: string
          kind: string
          rank: number
          subtitle: string
          title: string
        }[]
      }
      set_opportunity_contacts: {
        Args: { contacts: Json; opportunity_id: string; seen?: Json }
        Returns: undefined
      }
      set_primary_contact: {
        Args: { contact_id: string; is_primary?: boolean }
        Returns: undefined
      }
      set_product_distributors: {
        Args: { distributors: Json; product_id: string; seen?: Json }
        Returns: undefined
      }
      undo_import: {
        Args: { import_id: string }
        Returns: {
          checked_at: string | null
          create_organizations: boolean
          created_at: string
          file_name: string
          finished_at: string | null
          import_id: string
          kind: string
          organizations_to_create: number
          owner_user_id: string
          records_kept: number
          records_undone: number
          rows_expected: number
          rows_to_create: number
          rows_to_update: number
          rows_unchanged: number
          rows_with_problems: number
          rows_with_remarks: number
          share_organizations: boolean
          state: string
          undone_at: string | null
          updated_at: string
        }
        SetofOptions: {
          from: "*"
          to: "imports"
          isOneToOne: true
          isSetofReturn: false
        }
      }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
  reporting: {
    Tables: {
      [_ in never]: never
    }
    Views: {
      board_cards: {
        Row: {
          closed_at: string | null
          due_date: string | null
          estimated_value: number | null
          is_stale: boolean | null
          last_activity_at: string | null
          last_interaction_at: string | null
          loss_reason: string | null
          loss_reason_label: string | null
          next_action: string | null
          next_action_date: string | null
          opportunity_id: string | null
          organization_id: string | null
          organization_name: string | null
          owner_name: string | null
          owner_user_id: string | null
          principal_name: string | null
          principal_org_id: string | null
          priority: string | null
          product_id: string | null
          product_name: string | null
          stage: string | null
          stage_manual: boolean | null
          status: string | null
        }
        Relationships: []
      }
      dashboard_summary: {
        Row: {
          closed_last_30_days: number | null
          due_actions: number | null
          interactions_last_7_days: number | null
          opportunities: number | null
          overdue_actions: number | null
          owner_user_id: string | null
          principal_org_id: string | null
          stage: string | null
          stale_opportunities: number | null
          total_value: number | null
          weighted_value: number | null
        }
        Relationships: []
      }
      latest_interaction: {
        Row: {
          contact_id: string | null
          follow_up_date: string | null
          interaction_date: string | null
          interaction_id: string | null
          interaction_type: string | null
          notes: string | null
          opportunity_id: string | null
          owner_user_id: string | null
          stage: string | null
          status: string | null
          subject: string | null
        }
        Relationships: []
      }
      opportunity_timeline: {
        Row: {
          contact_id: string | null
          contact_name: string | null
          created_at: string | null
          drivers_locked_at: string | null
          follow_up_date: string | null
          interaction_date: string | null
          interaction_id: string | null
          interaction_type: string | null
          interaction_type_label: string | null
          may_edit_drivers: boolean | null
          notes: string | null
          opportunity_id: string | null
          owner_name: string | null
          owner_user_id: string | null
          stage: string | null
          stage_label: string | null
          status: string | null
          status_label: string | null
          subject: string | null
          updated_at: string | null
        }
        Relationships: []
      }
      org_principal_summary: {
        Row: {
          last_interaction_at: string | null
          lost_opportunities: number | null
          open_opportunities: number | null
          open_value: number | null
          opportunities: number | null
          organization_id: string | null
          principal_org_id: string | null
          won_opportunities: number | null
          won_value: number | null
        }
        Relationships: []
      }
      pipeline_full: {
        Row: {
          closed_at: string | null
          created_at: string | null
          days_since_activity: number | null
          distributor_name: string | null
          distributor_org_id: string | null
          due_date: string | null
          estimated_value: number | null
          expected_close_date: string | null
          follow_up_date: string | null
          is_overdue: boolean | null
          is_stale: boolean | null
          last_activity_at: string | null
          last_interaction_at: string | null
          last_interaction_id: string | null
          last_interaction_subject: string | null
          last_interaction_type: string | null
          last_interaction_type_label: string | null
          loss_reason: string | null
          loss_reason_label: string | null
          name: string | null
          next_action: string | null
          next_action_date: string | null
          notes: string | null
          opportunity_id: string | null
          organization_city: string | null
          organization_id: string | null
          organization_name: string | null
          organization_priority: string | null
          organization_segment: string | null
          organization_state: string | null
          owner_name: string | null
          owner_user_id: string | null
          principal_name: string | null
          principal_org_id: string | null
          priority: string | null
          probability: number | null
          product_id: string | null
          product_name: string | null
          product_sku: string | null
          source: string | null
          source_label: string | null
          stage: string | null
          stage_is_closed: boolean | null
          stage_is_won: boolean | null
          stage_label: string | null
          stage_manual: boolean | null
          stage_sort_order: number | null
          status: string | null
          status_label: string | null
          status_manual: boolean | null
          updated_at: string | null
          weighted_value: number | null
        }
        Relationships: []
      }
      sync_drift: {
        Row: {
          derived_follow_up_date: string | null
          derived_last_interaction_at: string | null
          derived_last_interaction_id: string | null
          derived_stage: string | null
          derived_status: string | null
          follow_up_date: string | null
          last_interaction_at: string | null
          last_interaction_id: string | null
          opportunity_id: string | null
          stage: string | null
          status: string | null
        }
        Relationships: []
      }
    }
    Functions: {
      board: {
        Args: { cards_per_stage?: number; filter?: Json; skip?: number }
        Returns: {
          closed_at: string | null
          due_date: string | null
          estimated_value: number | null
          is_stale: boolean | null
          last_activity_at: string | null
          last_interaction_at: string | null
          loss_reason: string | null
          loss_reason_label: string | null
          next_action: string | null
          next_action_date: string | null
          opportunity_id: string | null
          organization_id: string | null
          organization_name: string | null
          owner_name: string | null
          owner_user_id: string | null
          principal_name: string | null
          principal_org_id: string | null
          priority: string | null
          product_id: string | null
          product_name: string | null
          stage: string | null
          stage_manual: boolean | null
          status: string | null
        }[]
        SetofOptions: {
          from: "*"
          to: "board_cards"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      closed_last_30_days: {
        Args: { owner?: string }
        Returns: {
          is_won: boolean
          loss_reason: string
          loss_reason_label: string
          opportunities: number
          owner_user_id: string
          total_value: number
        }[]
      }
      count_contacts: {
        Args: { only_organization?: string; only_role?: string; query?: string }
        Returns: number
      }
      count_organizations: {
        Args: {
          only_city?: string
          only_owner?: string
          only_priority?: string
          only_role?: string
          only_segment?: string
          only_state?: string
          query?: string
        }
        Returns: number
      }
      dashboard_refreshed_at: {
        Args: Record<PropertyKey, never>
        Returns: string
      }
      dashboard_totals: {
        Args: { owner?: string }
        Returns: {
          due_actions: number
          interactions_last_7_days: number
          open_opportunities: number
          open_value: number
          overdue_actions: number
          owner_user_id: string
          principal_name: string
          principal_org_id: string
          refreshed_at: string
          stage: string
          stale_opportunities: number
          weighted_value: number
        }[]
      }
      due_opportunities: {
        Args: { max_each?: number; owner?: string; today?: string }
        Returns: {
          due_date: string
          in_span: number
          next_action: string
          next_action_date: string
          opportunity_id: string
          organization_name: string
          owner_name: string
          owner_user_id: string
          principal_name: string
          product_name: string
          span: string
        }[]
      }
      list_contacts: {
        Args: {
          after?: string
          descending?: boolean
          max_results?: number
          only_organization?: string
          only_role?: string
          query?: string
          sort?: string
        }
        Returns: {
          contact_id: string
          email: string
          full_name: string
          is_primary: boolean
          mobile_phone: string
          organization_id: string
          organization_name: string
          phone: string
          role: string
          title: string
        }[]
      }
      list_organizations: {
        Args: {
          after?: string
          descending?: boolean
          max_results?: number
          only_city?: string
          only_owner?: string
          only_priority?: string
          only_role?: string
          only_segment?: string
          only_state?: string
          query?: string
          sort?: string
        }
        Returns: {
          city: string
          is_customer: boolean
          is_distributor: boolean
          is_principal: boolean
          is_prospect: boolean
          last_activity_at: string
          name: string
          open_opportunities: number
          organization_id: string
          owner_user_id: string
          priority: string
          segment: string
          state: string
        }[]
      }
      list_products: {
        Args: {
          descending?: boolean
          max_results?: number
          principal?: string
          skip?: number
          sort?: string
          wanted?: string
        }
        Returns: {
          category: string
          distributors: number
          list_price: number
          name: string
          open_opportunities: number
          pack_size: string
          primary_distributor_name: string
          principal_name: string
          principal_org_id: string
          product_id: string
          sku: string
          total: number
        }[]
      }
      my_dashboard: {
        Args: Record<PropertyKey, never>
        Returns: {
          closed_last_30_days: number
          due_actions: number
          interactions_last_7_days: number
          opportunities: number
          overdue_actions: number
          owner_user_id: string
          principal_org_id: string
          stage: string
          stale_opportunities: number
          total_value: number
          weighted_value: number
        }[]
      }
      organization_activity: {
        Args: { max_results?: number; organization_id: string }
        Returns: {
          contact_id: string
          contact_name: string
          customer_id: string
          customer_name: string
          interaction_date: string
          interaction_id: string
          interaction_type_label: string
          notes: string
          opportunity_id: string
          opportunity_name: string
          owner_user_id: string
          subject: string
        }[]
      }
      organization_segments: {
        Args: Record<PropertyKey, never>
        Returns: string[]
      }
      partners: {
        Args: Record<PropertyKey, never>
        Returns: {
          name: string
          organization_id: string
          role: string
        }[]
      }
      pipeline_page: {
        Args: {
          after?: Json
          descending?: boolean
          filter?: Json
          page_size?: number
          sort?: string
        }
        Returns: {
          closed_at: string | null
          created_at: string | null
          days_since_activity: number | null
          distributor_name: string | null
          distributor_org_id: string | null
          due_date: string | null
          estimated_value: number | null
          expected_close_date: string | null
          follow_up_date: string | null
          is_overdue: boolean | null
          is_stale: boolean | null
          last_activity_at: string | null
          last_interaction_at: string | null
          last_interaction_id: string | null
          last_interaction_subject: string | null
          last_interaction_type: string | null
          last_interaction_type_label: string | null
          loss_reason: string | null
          loss_reason_label: string | null
          name: string | null
          next_action: string | null
          next_action_date: string | null
          notes: string | null
          opportunity_id: string | null
          organization_city: string | null
          organization_id: string | null
          organization_name: string | null
          organization_priority: string | null
          organization_segment: string | null
          organization_state: string | null
          owner_name: string | null
          owner_user_id: string | null
          principal_name: string | null
          principal_org_id: string | null
          priority: string | null
          probability: number | null
          product_id: string | null
          product_name: string | null
          product_sku: string | null
          source: string | null
          source_label: string | null
          stage: string | null
          stage_is_closed: boolean | null
          stage_is_won: boolean | null
          stage_label: string | null
          stage_manual: boolean | null
          stage_sort_order: number | null
          status: string | null
          status_label: string | null
          status_manual: boolean | null
          updated_at: string | null
          weighted_value: number | null
        }[]
        SetofOptions: {
          from: "*"
          to: "pipeline_full"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      pipeline_totals: {
        Args: { filter?: Json }
        Returns: {
          opportunities: number
          stage: string
          total_value: number
          weighted_value: number
        }[]
      }
      stale_opportunities: {
        Args: { max_results?: number; owner?: string }
        Returns: {
          last_activity_at: string
          next_action: string
          opportunity_id: string
          organization_name: string
          owner_name: string
          owner_user_id: string
          principal_name: string
          product_name: string
          stage_label: string
          stale_after_days: number
        }[]
      }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
  reporting: {
    Enums: {},
  },
} as const
